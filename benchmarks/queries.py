"""How long the release takes to answer what the pages ask, for one and for many.

python -m benchmarks.queries --home warehouse [--seed 145] [--states 8]

The pages are run at their first address and at others that the seed chooses (month,
period, unit, town, indicator, side, record); the questions that they really asked are
then put again, without the pages and without their memory for answers, the way the
pages put them: one connection, a cursor a question, the rows fetched as dicts.

One reader puts the questions of every page, `repeats` times, without a pause. Many
readers are threads, as in the server. They look at pages chosen at random, as many
looks a second together whatever their number (a reader among twenty pauses twenty
times as long as one alone): what more readers cost is then what they cost each
other. A last line has them ask without any pause.
"""

import argparse
import logging
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Aim, Result, Row, aims_text, write
from benchmarks.states import DRILL_DOWN, Look, looks
from dashboards import reading
from tests.dashboards.questions import Question
from tests.dashboards.sessions import percentile
from u145.releases.current import Release, current_release

READERS = (1, 5, 20)
LOOKS_A_SECOND = 10.0  # of all readers; a crowd of a hundred that reads for 10 s each
AIM_PAGE, AIM_DRILL = 50, 200  # milliseconds of p95, of one question
AIM_MANY = 3  # times the p95 of one reader


@dataclass(frozen=True)
class Load:
    """How readers come: how many, and how many looks they take a second together."""

    readers: int
    rate: float | None  # nothing: without a pause

    @property
    def name(self) -> str:
        return f"{self.readers} readers" + ("" if self.rate else ", no pause")


class Clock:
    """Milliseconds of questions, gathered from several threads."""

    def __init__(self) -> None:
        self.pages: list[float] = []
        self.drills: list[float] = []
        self._lock = threading.Lock()

    def note(self, look: Look, times: list[float]) -> None:
        with self._lock:
            (self.drills if look.is_drill_down else self.pages).extend(times)


def put(release: Release, question: Question) -> float:
    """Put a question as a page does, unremembered; return the milliseconds."""
    begun = time.perf_counter()
    reading._asked(release.release_id, release.path, question.sql, question.parameters)
    return (time.perf_counter() - begun) * 1000


def summary(times: Iterable[float], **names: object) -> Row:
    """Return what some questions took, as a row of the result."""
    found = list(times)
    return {
        **names,
        "questions": len(found),
        "p50_ms": round(statistics.median(found), 2),
        "p95_ms": round(percentile(found, 95), 2),
        "p99_ms": round(percentile(found, 99), 2),
        "most_ms": round(max(found), 1),
    }


def of_pages(release: Release, seen: list[Look], repeats: int) -> list[Row]:
    """Return what one reader waits for on each page: a question, and all of them."""
    rows = []
    for page in dict.fromkeys(look.page for look in seen):
        of_page = [look for look in seen if look.page == page]
        views = [
            [put(release, question) for question in look.questions]
            for _ in range(repeats)
            for look in of_page
        ]
        whole = [sum(times) for times in views]
        rows.append(
            {
                **summary((one for times in views for one in times), page=page),
                "a_view": round(statistics.mean(map(len, views)), 1),
                "view_p50_ms": round(statistics.median(whole), 1),
                "view_p95_ms": round(percentile(whole, 95), 1),
            }
        )
        print(page_line(rows[-1]), flush=True)
    return rows


def crowd(
    release: Release, seen: list[Look], load: Load, views: int, seed: int
) -> list[Row]:
    """Return what many readers wait for, and how many questions they get answered."""
    clock = Clock()

    def reader(number: int) -> None:
        dice = random.Random(f"{seed} {number}")
        for _ in range(max(1, views // load.readers)):
            if load.rate:
                time.sleep(dice.expovariate(load.rate / load.readers))
            look = dice.choice(seen)
            clock.note(look, [put(release, question) for question in look.questions])

    begun = time.perf_counter()
    with ThreadPoolExecutor(load.readers) as readers:
        list(readers.map(reader, range(load.readers)))
    wall = time.perf_counter() - begun
    count = len(clock.pages) + len(clock.drills)
    names = {
        "load": load.name,
        "readers": load.readers,
        "a_second": round(count / wall),
    }
    rows = [
        summary(times, what=what, **names)
        for what, times in (("pages", clock.pages), ("drill-down", clock.drills))
        if times
    ]
    for row in rows:
        print(crowd_line(row), flush=True)
    return rows


def aims_of(pages: list[Row], crowds: list[Row]) -> list[Aim]:
    """Return the aims: on the slowest page, and on twenty against one."""

    def slowest(choose: Callable[[str], bool]) -> Row:
        return max(
            (row for row in pages if choose(row["page"])), key=lambda row: row["p95_ms"]
        )

    page = slowest(lambda name: name not in DRILL_DOWN)
    drill = slowest(lambda name: name in DRILL_DOWN)
    aims = [
        Aim(
            f"p95 of a question of a page ({page['page']}), ms",
            page["p95_ms"],
            AIM_PAGE,
        ),
        Aim(f"p95 of a drill-down ({drill['page']}), ms", drill["p95_ms"], AIM_DRILL),
    ]
    paused = [row for row in crowds if "pause" not in row["load"]]
    for what in dict.fromkeys(row["what"] for row in paused):
        by_readers = {row["readers"]: row for row in paused if row["what"] == what}
        ratio = by_readers[READERS[-1]]["p95_ms"] / by_readers[READERS[0]]["p95_ms"]
        name = f"p95 of {what} for {READERS[-1]} readers, times that of one"
        aims.append(Aim(name, round(ratio, 2), AIM_MANY))
    return aims


def measure(home: Path, seed: int, states: int, repeats: int, views: int) -> Result:
    """Ask everything, print as it goes, and return all of it."""
    release = current_release(home)
    seen = list(looks(release, home, seed, states))
    print(PAGE_HEAD)
    pages = of_pages(release, seen, repeats)
    print(f"\n{CROWD_HEAD}")
    loads = [Load(readers, LOOKS_A_SECOND) for readers in READERS]
    loads += [Load(readers, None) for readers in READERS]
    crowds = [row for load in loads for row in crowd(release, seen, load, views, seed)]
    about = {
        "release_rows": table_rows(release),
        "release_megabytes": round(release.path.stat().st_size / 1e6, 1),
        "states": states,
        "repeats": repeats,
        "views": views,
        "looks_a_second": LOOKS_A_SECOND,
    }
    aims = aims_of(pages, crowds)
    return Result("queries", [*pages, *crowds], aims, seed=seed, about=about)


def table_rows(release: Release) -> int:
    """Return how many rows the published tables have."""
    select = "select sum(estimated_size) as total from duckdb_tables()"
    return int(reading.read_once(release, select)[0]["total"])


PAGE_HEAD = (
    "one reader, ms   questions     p50     p95     p99    most"
    "   a view of     p50     p95"
)
CROWD_HEAD = (
    "load                    what        questions     p50     p95     p99    most"
    "  a second"
)


def page_line(row: Row) -> str:
    """Return a page's line of the table."""
    return (
        f"{row['page']:<16} {row['questions']:9} {row['p50_ms']:7.1f}"
        f" {row['p95_ms']:7.1f} {row['p99_ms']:7.1f} {row['most_ms']:7.1f}"
        f" {row['a_view']:11.1f} {row['view_p50_ms']:7.1f} {row['view_p95_ms']:7.1f}"
    )


def crowd_line(row: Row) -> str:
    """Return a load's line of the table."""
    return (
        f"{row['load']:<23} {row['what']:<11} {row['questions']:9} {row['p50_ms']:7.1f}"
        f" {row['p95_ms']:7.1f} {row['p99_ms']:7.1f} {row['most_ms']:7.1f}"
        f" {row['a_second']:9}"
    )


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--seed", type=int, default=145)
    parser.add_argument("--states", type=int, default=8, help="addresses of a page")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--views", type=int, default=400, help="of each crowd")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    result = measure(
        arguments.home.absolute(),
        arguments.seed,
        arguments.states,
        arguments.repeats,
        arguments.views,
    )
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
