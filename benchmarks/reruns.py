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
import os
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import ONE_CHART
from dashboards.registry import HOME, PAGES
from tests.dashboards.addresses import asks
from tests.dashboards.browsing import serving
from tests.dashboards.sessions import percentile, visiting
from u145.releases.current import current_release

PEOPLE = (1, 5, 10, 20)
AIM_ONE, AIM_TEN = 150, 1000  # milliseconds of p95, with so many people


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
            await tabs.enter_async_context(visiting(server)) for _ in range(people)
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


def line(name: str, bursts: list[Burst], least: list[Burst] | None = None) -> str:
    """Return a page's line of the table."""
    parts = [f"{name:<12}"]
    for place, one in enumerate(bursts):
        ratio = f"{one.median / least[place].median:5.1f}" if least else "     "
        parts.append(f"{one.median:6.0f}{one.p95:6.0f}{ratio}")
    aims = zip(PEOPLE, bursts, strict=True)
    is_late = any(
        one.p95 > {1: AIM_ONE, 10: AIM_TEN}.get(people, one.p95) for people, one in aims
    )
    parts.append(f"{bursts[-1].rate:7.1f}{bursts[-1].size / 1000:7.0f}")
    return "  ".join(parts) + ("  > aim" if is_late else "")


def load() -> str:
    """Return how busy the machine is."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} (1 min), {five:.1f} (5 min), {os.cpu_count()} processors"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    home, runs = arguments.home.absolute(), arguments.runs
    release = current_release(home)
    same = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}
    print(load())
    heads = "  ".join(f"{f'{people} at once':>17}" for people in PEOPLE)
    print(f"milliseconds  {heads}  reruns/s   kB\n{'':12}", end="  ")
    print("  ".join("median   p95 ratio" for _ in PEOPLE))
    yardstick: list[list[Burst]] = []
    with serving(home) as server, serving(home, ONE_CHART, **same) as empty:
        for entry in PAGES:
            path = "" if entry.path == HOME else entry.path
            asked = asks(release, entry.path)
            least, found = [], []
            for people in PEOPLE:
                least.append(asyncio.run(burst(empty, people, runs, "")))
                found.append(asyncio.run(burst(server, people, runs, path, **asked)))
            yardstick.append(least)
            print(line(entry.path, found, least), flush=True)
    middle = [
        sorted(column, key=lambda one: one.median)[len(column) // 2]
        for column in zip(*yardstick, strict=True)
    ]
    print(line("one figure", middle))
    print(load())


if __name__ == "__main__":
    main()
