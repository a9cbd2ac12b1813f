"""How long until the last chart stands: the cockpit, and the same in Superset.

python -m benchmarks.peers.superset --home warehouse [--runs 7]

Superset, in an environment of its own, shows one dashboard over a copy of the same
release: ten charts and tables, each over a question that the cockpit asks, with the
values of the same run. Both are opened in turns in the same Chromium, each time in a
new context without a cache, at the same size, signed in; both servers have answered
the same view before, so Superset's answers come from its cache, as ours do. A view
ends when the page has stood still with everything drawn for some frames.
"""

import argparse
import logging
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.peers import superset_board, superset_server
from benchmarks.peers.environments import version_in
from benchmarks.results import Aim, Result, Row, aims_text, machine, write
from dashboards.registry import HOME
from tests.dashboards.apps import open_page
from tests.dashboards.browsing import PATIENCE, chromium, serving, settle
from tests.dashboards.questions import Question, overheard
from u145.releases.current import current_release

SIZE: Any = {"width": 1366, "height": 2400}
# All charts are there, none waits, none failed, and nothing comes any more.
DRAWN = """(count) => {
    const charts = document.querySelectorAll('.dashboard-component-chart-holder');
    if (charts.length !== count) return false;
    if (document.querySelector('.loading, [data-test=loading-indicator]')) return false;
    const isDrawn = [...charts].every((chart) => chart.querySelector(
        'canvas, table tbody tr, .header-line, .superset-legacy-chart-big-number'
    ));
    const size = document.getElementsByTagName('*').length;
    const still = window.standing || {};
    const frames = isDrawn && still.size === size ? still.frames + 1 : 0;
    window.standing = { size, frames };
    return frames >= 5;
}"""
FIGURES = ("first_ms", "median_ms", "least_ms", "most_ms")
FAILED = "document.querySelectorAll('.ant-alert-error, [data-test=error-alert]').length"


def cockpit_questions(home: Path) -> list[Question]:
    """Return what the cockpit asks."""
    os.environ["U145_HOME"] = str(home)
    app = open_page(HOME)
    with overheard() as questions:
        app.run()
    return questions


def sign_in(browser: Browser, address: str) -> Any:
    """Return what a browser keeps of a sign-in to Superset."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.goto(f"{address}/login/")
    page.fill("input[name=username], #username", superset_server.USER)
    page.fill("input[type=password]", superset_server.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url, timeout=PATIENCE)
    state = context.storage_state()
    context.close()
    return state


def all_drawn(page: Page) -> None:
    """Wait until a dashboard of Superset stands still."""
    page.wait_for_function(DRAWN, arg=len(superset_board.CHARTS), timeout=PATIENCE)
    assert page.evaluate(FAILED) == 0


def view_time(
    browser: Browser, address: str, is_over: Callable[[Page], None], state: Any = None
) -> float:
    """Return the milliseconds from asking for an address until it stands still."""
    context = browser.new_context(viewport=SIZE, storage_state=state)
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    is_over(page)
    spent = (time.perf_counter() - begun) * 1000
    context.close()
    return spent


def measure(home: Path, runs: int) -> Result:
    """Set everything up, let both take turns, and return their medians."""
    release = current_release(home)
    folder = Path(tempfile.mkdtemp(prefix="u145-superset-"))
    copy = folder / "release.duckdb"
    shutil.copy(release.path, copy)
    superset = superset_server.set_up(folder / "superset")
    with superset_server.served(superset) as theirs, serving(home) as ours:
        board = superset_board.make(theirs, copy, cockpit_questions(home))
        with chromium() as browser:
            state = sign_in(browser, theirs)
            pages: dict[str, Callable[[], float]] = {
                "U145": lambda: view_time(browser, ours, settle),
                "Superset": lambda: view_time(browser, board, all_drawn, state),
            }
            first = {name: view() for name, view in pages.items()}
            turns = [
                {name: view() for name, view in pages.items()} for _ in range(runs)
            ]
    rows: list[Row] = [
        {
            "what": name,
            "first_ms": round(first[name]),
            "median_ms": round(statistics.median(turn[name] for turn in turns)),
            "least_ms": round(min(turn[name] for turn in turns)),
            "most_ms": round(max(turn[name] for turn in turns)),
        }
        for name in pages
    ]
    ratio = statistics.median(turn["U145"] / turn["Superset"] for turn in turns)
    aims = [Aim("time to the last chart, times that of Superset", round(ratio, 2), 1.0)]
    known = version_in(superset.programs, "apache-superset")
    about = {"runs": runs, "charts": len(superset_board.CHARTS), "superset": known}
    shutil.rmtree(folder)
    return Result("superset", rows, aims, about=about, machine=machine())


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    result = measure(arguments.home.absolute(), arguments.runs)
    print("ms to the last chart     first  median   least    most")
    for row in result.rows:
        figures = "".join(
            f"{row[name]:8}"
            for name in ("first_ms", "median_ms", "least_ms", "most_ms")
        )
        print(f"{row['what']:<22}{figures}")
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
