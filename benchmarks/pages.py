"""How long each page takes, beside the least it could take.

python -m benchmarks.pages --home warehouse [--runs 9]

Server: the wall time of `AppTest.run`, which is the whole run of the script as
a server runs it, without the network: reading the address and the pointer, the
queries, the figures and all messages for the browser. AppTest also starts a
thread and reads the messages back, so a server is a little faster than this.
`first` is the first run after the memory for answers was emptied and the file
closed, as for the first visitor of a new release; `again` is the median of
reruns. `DuckDB` is the median time of the same page's questions alone, on an
open connection, with their rows fetched; both ratios are to it.

Browser: from the request to the moment when the script is over and every
figure and picture is drawn, in a browser without a cache. The cockpit is
measured in turns with `one_chart.py`, a page with nothing but one figure.
"""

import argparse
import logging
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from dashboards import reading
from dashboards.registry import HOME, PAGES
from tests.dashboards.addresses import asks
from tests.dashboards.apps import open_page
from tests.dashboards.browsing import address_of, chromium, serving, settle
from tests.dashboards.questions import Question, overheard
from u145.releases.current import Release, connect, current_release

ONE_CHART = Path(__file__).with_name("one_chart.py")
AIM_AGAIN, AIM_FIRST_VIEW = 150, 1.5  # milliseconds; times the page with one figure


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def forget() -> None:
    """Empty the memory of the reader and close its files."""
    reading._rows.cache_clear()
    reading._connection.cache_clear()


def server_times(
    release: Release, path: str, runs: int
) -> tuple[float, float, list[Question]]:
    """Return the first run and the median rerun of a page, and its questions."""
    asked = asks(release, path)
    app = open_page(path, **asked)
    forget()
    with overheard() as questions:
        first = milliseconds(app.run)
    return (
        first,
        statistics.median(milliseconds(app.run) for _ in range(runs)),
        questions,
    )


def query_time(release: Release, questions: list[Question], runs: int) -> float:
    """Return the median time of a page's questions without the page."""
    forget()
    with connect(release) as connection:

        def ask_all() -> None:
            for question in questions:
                connection.execute(question.sql, dict(question.parameters)).fetchall()

        ask_all()
        return statistics.median(milliseconds(ask_all) for _ in range(runs))


def view_time(browser: Browser, address: str) -> float:
    """Return the time from asking for a page until it is drawn."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()

    def view() -> None:
        page.goto(address)
        settle(page)

    try:
        return milliseconds(view)
    finally:
        context.close()


def in_turns(browser: Browser, addresses: list[str], runs: int) -> list[float]:
    """Return the median view of each address; they take turns, all warmed up."""
    for address in addresses:
        view_time(browser, address)
    times = [[view_time(browser, one) for one in addresses] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def print_server(release: Release, views: dict[str, float], runs: int) -> None:
    """Print a line per page: server, DuckDB, ratios, browser."""
    print("milliseconds      first   again  DuckDB  first/  again/  browser")
    for entry in PAGES:
        first, again, questions = server_times(release, entry.path, runs)
        bare = query_time(release, questions, runs)
        late = "  > aim" if again > AIM_AGAIN else ""
        print(
            f"{entry.path:<15} {first:7.0f} {again:7.0f} {bare:7.1f}"
            f" {first / bare:7.1f} {again / bare:7.1f} {views[entry.path]:8.0f}{late}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    home = arguments.home.absolute()
    os.environ["U145_HOME"] = str(home)
    release = current_release(home)
    with serving(home) as server, chromium() as browser:
        pages = {
            entry.path: address_of(
                server,
                "" if entry.path == HOME else entry.path,
                **asks(release, entry.path),
            )
            for entry in PAGES
        }
        view_time(browser, pages[HOME])
        views = {path: view_time(browser, address) for path, address in pages.items()}
        with serving(home, ONE_CHART) as empty:
            cockpit, least = in_turns(browser, [pages[HOME], empty], arguments.runs)
    print_server(release, views, arguments.runs)
    print(
        f"\nfirst view of the cockpit {cockpit:.0f} ms, of a page with one figure"
        f" {least:.0f} ms: {cockpit / least:.2f} times (aim {AIM_FIRST_VIEW})"
    )


if __name__ == "__main__":
    main()
