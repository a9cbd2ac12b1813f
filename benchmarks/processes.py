"""How many reruns a second one process makes, and several behind nginx.

python -m benchmarks.processes --home warehouse [--runs 200] [--most 2]

The same crowd looks without a pause at some pages: at one process directly, at the
same through nginx, then at several through nginx, with the file of `deploy/nginx`.
They take turns, page by page and round by round. A pause of ten seconds between two
looks makes one of these visitors worth some ten readers or more. Client, proxy and
servers share this machine: with two processors, two processes cannot double the rate.
"""

import argparse
import asyncio
import statistics
from contextlib import ExitStack
from pathlib import Path

from benchmarks.reruns import Burst, burst
from benchmarks.results import Aim, Result, Row, aims_text, write
from dashboards.registry import HOME
from tests.dashboards.addresses import asks
from tests.dashboards.browsing import serving
from tests.dashboards.proxying import behind_nginx, free_port
from u145.releases.current import Release, current_release

PAGES = (HOME, "strategy", "indicator", "rankings")  # what most people look at
PEOPLE = 20
ROUNDS = 3
AIM_PROXY = 1.1  # times the median of the same process without a proxy
AIM_MORE = 1.0  # the rate of one process, as a share of that of several


def ways_in(stack: ExitStack, home: Path, most: int) -> dict[str, str]:
    """Start everything, and return the addresses by what stands behind them."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    servers = [
        stack.enter_context(serving(home, U145_ADDRESS=address)) for _ in range(most)
    ]
    found = {"1, no proxy": servers[0]}
    for count in range(1, most + 1):
        found[f"{count}, nginx"] = stack.enter_context(
            behind_nginx(servers[:count], port if count == most else None)
        )
    return found


def look(address: str, release: Release, page: str, runs: int) -> Burst:
    """Let the crowd look at a page."""
    path, asked = "" if page == HOME else page, asks(release, page)
    return asyncio.run(burst(address, PEOPLE, runs, path, **asked))


def row_of(processes: str, page: str, bursts: list[Burst]) -> Row:
    """Return the middle of some bursts."""
    return {
        "processes": processes,
        "page": page,
        "people": PEOPLE,
        "median_ms": round(statistics.median(one.median for one in bursts), 1),
        "p95_ms": round(statistics.median(one.p95 for one in bursts), 1),
        "per_second": round(statistics.median(one.rate for one in bursts), 1),
    }


def aims_of(rows: list[Row], most: int) -> list[Aim]:
    """Return what the proxy costs, and what more processes bring, over all pages."""

    def middle(processes: str, figure: str) -> float:
        found = [row[figure] for row in rows if row["processes"] == processes]
        return float(statistics.mean(found))

    through = middle("1, nginx", "median_ms") / middle("1, no proxy", "median_ms")
    share = middle("1, nginx", "per_second") / middle(f"{most}, nginx", "per_second")
    several = f"rate of one process, share of that of {most}"
    return [
        Aim("median through nginx, times without", round(through, 3), AIM_PROXY),
        Aim(several, round(share, 3), AIM_MORE),
    ]


def measure(home: Path, runs: int, most: int) -> Result:
    """Let the crowd look, in turns, print as it goes, and return all of it."""
    release, rows = current_release(home), list[Row]()
    with ExitStack() as stack:
        ways = ways_in(stack, home, most)
        for page in PAGES:
            turns: dict[str, list[Burst]] = {name: [] for name in ways}
            for _ in range(ROUNDS):
                for name, address in ways.items():
                    turns[name].append(look(address, release, page, runs))
            for name, bursts in turns.items():
                rows.append(row_of(name, page, bursts))
                print(line(rows[-1]), flush=True)
    about = {"runs": runs, "rounds": ROUNDS, "people": PEOPLE}
    return Result("processes", rows, aims_of(rows, most), about=about)


def line(row: Row) -> str:
    """Return a row of the table."""
    return (
        f"{row['page']:<12} {row['processes']:<12} {row['median_ms']:8.0f}"
        f" {row['p95_ms']:8.0f} {row['per_second']:8.1f}"
    )


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--most", type=int, default=2, help="processes")
    arguments = parser.parse_args()
    print(f"{PEOPLE} at once   processes      median      p95  a second")
    home, runs = arguments.home.absolute(), arguments.runs
    result = measure(home, runs, arguments.most)
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
