"""What a refresh costs, beside the least that the same work could cost.

    python -m benchmarks.refresh --folder FOLDER [--records 1 3 10] [--seed 145]

For each size (in millions of landed rows) a sample is made, refreshed from nothing,
made again by `benchmarks.bare` from the same raw files, and its columns are hashed
once, which is the floor: nothing that reads all of it can be faster. What the bare
script made must say what the release says, or its time is void. Then a day is added,
and then nothing. Short works are done three times and the middle one counts, because
growth is a difference of short times. Samples and warehouses stay in FOLDER.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from benchmarks.bare import THREADS
from benchmarks.cost import MIB, Cost, bytes_in, cost_of, middle
from benchmarks.empty import empty_dbt, empty_gx
from benchmarks.one_day import make_day
from benchmarks.refresh_aims import SAMPLE, aims_of
from benchmarks.results import Result, aims_text, write
from u145.releases.checksum import table_checksums
from u145.releases.current import current_release

ROWS_AT_SCALE_1 = 327_000  # landed rows of a sample, measured
AS_OF = "2023-09-30"
KINDS = ("events", "inspections", "proposals", "attendances", "benchmarks")
# What only a refresh knows: how its own checks ended.
NOT_BARE = {"operations.mart_expectation_results"}
SHORT = 3  # times that a short work is done
PYTHON = sys.executable
Row = dict[str, Any]
Found = TypeVar("Found")


def sample(folder: Path, millions: float, seed: int) -> Path:
    """Return the sample of a size, made if it is not there."""
    place = folder / f"sample_{millions:g}m"
    if not (place / "manifest.csv").exists():
        scale = round(millions * 1_000_000 / ROWS_AT_SCALE_1, 2)
        options = ["--folder", place, "--seed", str(seed), "--scale", str(scale)]
        made = cost_of([PYTHON, "-m", "u145.sample", *options])
        assert made.exit_code == 0, made.said
    return place


def refresh(home: Path, inbox: Path, *more: str) -> Cost:
    """Refresh a warehouse and return what it cost."""
    command = [PYTHON, "-m", "u145", "refresh", "--home", home, "--inbox", inbox]
    return cost_of([*command, "--as-of", AS_OF, *more])


def refresh_anew(home: Path, inbox: Path, times: int) -> Cost:
    """Refresh from nothing so many times, and return the middle cost."""

    def once() -> Cost:
        shutil.rmtree(home, ignore_errors=True)
        cost = refresh(home, inbox)
        assert cost.exit_code == 0, cost.said
        return cost

    return middle(once, times)


def steps(home: Path) -> dict[str, float]:
    """Return the seconds that each step of the last refresh took."""
    last = (home / "refresh_runs.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    taken = {}
    for step in json.loads(last)["steps"]:
        begun, ended = (
            datetime.fromisoformat(step[name]) for name in ("started_at", "finished_at")
        )
        taken[step["step"]] = round((ended - begun).total_seconds(), 2)
    return taken


def decode_floor(home: Path) -> float:
    """Return the seconds that reading every cell of the raw files takes."""
    begun = time.perf_counter()
    with duckdb.connect(config={"threads": THREADS}) as connection:
        for kind in KINDS:
            files = f"read_parquet('{home}/raw/{kind}/*.parquet')"
            columns = [
                row[0] for row in connection.sql(f"describe from {files}").fetchall()
            ]
            connection.sql(
                f"select sum(hash({', '.join(columns)})) from {files}"
            ).fetchall()
    return time.perf_counter() - begun


def apart(work: Callable[..., Found], *arguments: Path | int) -> Found:
    """Do work in a process of its own.

    Linux counts the memory of who starts a process as that process's peak, so who
    measures must stay small.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as other:
        return other.submit(work, *arguments).result()


def differing(release: Path, bare: Path) -> list[str]:
    """Return the tables that the bare script did not make as the release has them."""
    said = []
    for file in (release, bare):
        with duckdb.connect(str(file), read_only=True) as connection:
            said.append(table_checksums(connection))
    ours, theirs = said
    return sorted(
        table
        for table in ours.keys() | theirs.keys()
        if table not in NOT_BARE and ours.get(table) != theirs.get(table)
    )


def row(name: str, records: int, cost: Cost, **more: Any) -> Row:
    """Return a row of the result."""
    return {
        "what": name,
        "records": records,
        "wall_s": round(cost.wall, 2),
        "cpu_s": round(cost.cpu, 2),
        "peak_mib": round(cost.peak),
        **more,
    }


def landed(home: Path) -> int:
    """Return the rows that landed in a warehouse."""
    files = f"read_parquet('{home}/raw/deliveries/*.parquet')"
    ((count,),) = duckdb.sql(f"select sum(rows_landed)::bigint from {files}").fetchall()
    return int(count)


def full(folder: Path, millions: float, seed: int) -> Iterator[Row]:
    """Refresh a size from nothing, and do the same work barely."""
    place = sample(folder, millions, seed)
    home, to = folder / f"home_{millions:g}m", folder / "bare"
    times = SHORT if millions <= 1 else 1
    ours = refresh_anew(home, place / "inbox", times)
    bare = middle(partial(make_barely, home, to), times)
    release = current_release(home).path
    wrong = apart(differing, release, to / "u145.duckdb")
    assert not wrong, f"the bare script is void: {wrong}"
    records = landed(home)
    yield row(
        "full refresh",
        records,
        ours,
        steps=steps(home),
        raw_mib=round(bytes_in(home / "raw") / MIB, 1),
        build_mib=round((home / "build" / "u145.duckdb").stat().st_size / MIB, 1),
        release_mib=round(release.stat().st_size / MIB, 1),
        ratio=round(ours.wall / bare.wall, 2),
    )
    yield row("bare script", records, bare, ratio=1.0)
    floor = apart(decode_floor, home)
    yield {"what": "decode floor", "records": records, "wall_s": round(floor, 2)}
    shutil.rmtree(to)


def make_barely(home: Path, to: Path) -> Cost:
    """Make what a warehouse published from the same raw files, and no more."""
    shutil.rmtree(to, ignore_errors=True)
    cost = cost_of([PYTHON, "-m", "benchmarks.bare", "--home", home, "--to", to])
    assert cost.exit_code == 0, cost.said
    return cost


def small(folder: Path) -> Row:
    """Refresh the committed sample from nothing: mostly what every refresh costs."""
    home = folder / "home_sample"
    cost = refresh_anew(home, Path("data/sample/inbox"), SHORT)
    return row(SAMPLE, landed(home), cost, steps=steps(home))


def daily(folder: Path, millions: float, seed: int) -> Iterator[Row]:
    """Add a day to a size, then nothing."""
    home, inbox = folder / f"home_{millions:g}m", folder / f"day_{millions:g}m"
    shutil.rmtree(inbox, ignore_errors=True)
    before = landed(home)
    # The audit refuses a delivery of less than a fiftieth of what its feed sends.
    rows = max(5000, round(millions * 700))
    apart(make_day, sample(folder, millions, seed), inbox, rows, seed)
    for name, expected, times in (("daily refresh", 0, 1), ("nothing new", 3, SHORT)):
        cost = middle(partial(refresh, home, inbox), times)
        assert cost.exit_code == expected, cost.said
        yield row(name, before, cost, steps=steps(home))


def measured(folder: Path, sizes: list[float], seed: int) -> Iterator[Row]:
    """Measure everything, the small before the large, one thing at a time."""
    dbt = partial(empty_dbt, folder / "empty")
    yield row("empty dbt build", 0, middle(dbt, SHORT))
    yield row("empty GX run", 0, middle(empty_gx, SHORT))
    yield small(folder)
    for millions in sizes:
        yield from full(folder, millions, seed)
        yield from daily(folder, millions, seed)


def main() -> None:
    """Measure by the command line, and keep the result."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.refresh")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--records", type=float, nargs="+", default=[1, 3, 10])
    parser.add_argument("--seed", type=int, default=145)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for one in measured(options.folder, sorted(options.records), options.seed):
        rows.append(one)
        print(json.dumps(one, ensure_ascii=False), flush=True)
        if one["what"] == "nothing new":  # a size is done; the next may take an hour
            result = Result("refresh", rows, aims_of(rows), options.seed)
            write(result)
    print(aims_text(result.aims))


if __name__ == "__main__":
    main()
