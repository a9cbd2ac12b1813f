"""How long each page takes a real server, with one and with many people at once.

python -m benchmarks.reruns --home warehouse [--runs 100]

A rerun is asked for over the WebSocket as a browser asks for it, and is over when
the server says so; nothing is drawn. All who look at a page do so without a pause,
each for themselves, so twenty of them are worth some hundreds of people who read
what they see. They and the server share this machine. Before each page the same
people look at `one_chart.py`, a page with nothing but one figure, on a server with
the same settings; the ratio is to its median with as many people.
"""

import argparse
import asyncio
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import ONE_CHART
from benchmarks.results import Aim, Result, Row, aims_text, write
from dashboards.registry import HOME, PAGES
from tests.dashboards.addresses import asks
from tests.dashboards.browsing import serving
from tests.dashboards.sessions import percentile, visiting
from u145.releases.current import current_release

PEOPLE = (1, 5, 10, 20)
AIMS = {1: 150, 10: 1000}  # people -> milliseconds of p95
LEAST = "one figure"


@dataclass(frozen=True)
class Burst:
    """What many people's reruns of one page took."""

    median: float  # milliseconds
    p95: float  # milliseconds
    rate: float  # reruns a second, of all of them together
    size: int  # bytes of the last one


async def burst(server: str, people: int, runs: int, path: str, **asked: str) -> Burst:
    """Let people run a page again and again, all at once.

    Args:
        server: Its address.
        people: How many.
        runs: Of all of them together, at least one each.
        path: The page.
        **asked: Its address.
    """
    async with AsyncExitStack() as tabs:
        visitors = [
            await tabs.enter_async_context(
                # A proxy before several processes goes by this cookie.
                visiting(server, cookie=f"u145_way={number:032x}")
            )
            for number in range(people)
        ]
        for visitor in visitors:
            await visitor.open(path, **asked)
        times: list[float] = []

        async def look(number: int) -> None:
            for _ in range(max(1, runs // people)):
                times.append(await visitors[number].rerun())
                assert not visitors[number].failure

        begun = time.perf_counter()
        await asyncio.gather(*map(look, range(people)))
        wall = time.perf_counter() - begun
    return Burst(
        statistics.median(times) * 1000,
        percentile(times, 95) * 1000,
        len(times) / wall,
        visitors[0].size,
    )


def row_of(page: str, people: int, found: Burst, least: Burst | None = None) -> Row:
    """Return a burst as a row of the result."""
    return {
        "page": page,
        "people": people,
        "median_ms": round(found.median, 1),
        "p95_ms": round(found.p95, 1),
        "per_second": round(found.rate, 1),
        "kilobytes": round(found.size / 1000, 1),
        "ratio": round(found.median / least.median, 2) if least else None,
    }


def line(rows: list[Row]) -> str:
    """Return a page's line of the table."""
    parts = [f"{rows[0]['page']:<12}"]
    for row in rows:
        ratio = f"{row['ratio']:5.1f}" if row["ratio"] else "     "
        parts.append(f"{row['median_ms']:6.0f}{row['p95_ms']:6.0f}{ratio}")
    parts.append(f"{rows[-1]['per_second']:7.1f}{rows[-1]['kilobytes']:7.0f}")
    return "  ".join(parts)


def aims_of(rows: list[Row]) -> list[Aim]:
    """Return the aims, each on the page that is slowest."""
    aims = []
    for people, limit in AIMS.items():
        slowest = max(
            (row for row in rows if row["people"] == people and row["page"] != LEAST),
            key=lambda row: row["p95_ms"],
        )
        who = f"{people} at once" if people > 1 else "alone"
        name = f"p95 of the slowest page ({slowest['page']}), {who}, ms"
        aims.append(Aim(name, slowest["p95_ms"], limit))
    return aims


def measure(home: Path, runs: int) -> Result:
    """Let people look at every page, print as it goes, and return all of it."""
    release, rows = current_release(home), list[Row]()
    same = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}
    yardstick: list[list[Burst]] = []
    with serving(home) as server, serving(home, ONE_CHART, **same) as empty:
        for entry in PAGES:
            path = "" if entry.path == HOME else entry.path
            asked = asks(release, entry.path)
            least, found = list[Burst](), list[Row]()
            for people in PEOPLE:
                least.append(asyncio.run(burst(empty, people, runs, "")))
                ours = asyncio.run(burst(server, people, runs, path, **asked))
                found.append(row_of(entry.path, people, ours, least[-1]))
            yardstick.append(least)
            rows += found
            print(line(found), flush=True)
    columns = zip(PEOPLE, zip(*yardstick, strict=True), strict=True)
    middle = [
        row_of(LEAST, people, sorted(some, key=lambda one: one.median)[len(some) // 2])
        for people, some in columns
    ]
    print(line(middle))
    return Result("reruns", [*rows, *middle], aims_of(rows), about={"runs": runs})


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    heads = "  ".join(f"{f'{people} at once':>17}" for people in PEOPLE)
    print(f"milliseconds  {heads}  reruns/s   kB\n{'':12}", end="  ")
    print("  ".join("median   p95 ratio" for _ in PEOPLE))
    result = measure(arguments.home.absolute(), arguments.runs)
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
