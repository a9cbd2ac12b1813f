"""One mart of service cases: as the release makes it, and with Polars and pandas.

python -m benchmarks.peers.frames --home warehouse [--runs 5]

Nine measures of every unit and month are counted from the events. DuckDB asks the
release's own view, and the same Parquet file that Polars and pandas read (written
before, in the release's order; what writing takes is not counted). The tools take
turns, each in a process of its own that repeats the work; the answers have to be
equal, row by row.
"""

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import duckdb

from benchmarks.peers.environments import environment, version_in
from benchmarks.results import Aim, Result, Row, aims_text, write
from u145.releases.current import Release, connect, current_release

PACKAGES = ("polars", "pandas", "pyarrow")
WORK = Path(__file__).with_name("frames_work.py")
THREADS = 2
MART = """
    select
        measure_id,
        unit_id,
        cast(date_trunc('month', case_date) as date) as month,
        cast(sum(measure_value) as bigint) as n
    from core.fct_service_measures
    group by all
    order by measure_id, unit_id, month
"""
# As the frames do it: counted at once, and not by way of a row for every record and
# measure, which is what a figure's drill-down rests on.
BY_HAND = (
    " union all ".join(
        f"""
    select
        '{measure}' as measure_id,
        coalesce(unit_id, 'unassigned') as unit_id,
        cast(date_trunc('month', {day}) as date) as month,
        count(*) as n
    from core.fct_events
    where
        event_type = '{kind}'
        and {day} <= (select as_of_date from core.dim_as_of)
        and {condition}
    group by all
    """
        for measure, kind, day, condition in (
            ("service_cases_accepted", "service_case", "accept_date", "true"),
            (
                *("service_cases_accepted_online", "service_case", "accept_date"),
                "(is_online or is_mobile)",
            ),
            (
                *("service_cases_corrected", "service_case", "accept_date"),
                "correction_times >= 1",
            ),
            (
                *("service_cases_corrected_once", "service_case", "accept_date"),
                "correction_times = 1",
            ),
            ("service_cases_closed", "service_case", "close_date", "true"),
            (
                *("service_cases_closed_without_visit", "service_case", "close_date"),
                "visit_count = 0",
            ),
            (
                "service_cases_closed_instantly",
                "service_case",
                "close_date",
                "is_instant",
            ),
            ("hard_cases_closed", "hard_case", "close_date", "true"),
            ("hard_cases_solved", "hard_case", "close_date", "is_solved"),
        )
    )
    + " order by measure_id, unit_id, month"
)
OURS = "DuckDB, the release's view"
Rows = list[tuple[str, ...]]


def on_release(release: Release, sql: str, runs: int) -> tuple[list[float], Rows]:
    """Return the times of a select on the release, and its answer."""
    with connect(release) as connection:
        return _timed(connection, sql, runs)


def on_parquet(release: Release, file: Path, runs: int) -> tuple[list[float], Rows]:
    """Return the times of the same view over the Parquet file, and its answer."""
    with connect(release) as source:
        found = source.execute(
            "select sql from duckdb_views() where view_name = 'fct_service_measures'"
        ).fetchone()
        as_of = source.execute("select * from core.dim_as_of").to_arrow_table()
    assert found
    with duckdb.connect(config={"threads": str(THREADS)}) as connection:
        connection.execute("create schema core")
        connection.execute("create table core.dim_as_of as select * from as_of")
        connection.execute(
            f"create view core.fct_events as select * from read_parquet('{file}')"
        )
        connection.execute(found[0])
        del as_of
        return _timed(connection, MART, runs)


def _timed(
    connection: duckdb.DuckDBPyConnection, sql: str, runs: int
) -> tuple[list[float], Rows]:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        rows = connection.execute(sql).fetchall()
        times.append((time.perf_counter() - begun) * 1000)
    return times, [tuple(map(str, row)) for row in rows]


def with_frames(
    python: Path, tool: str, file: Path, as_of: str, runs: int
) -> tuple[list[float], Rows]:
    """Return the times of a library of frames, and its answer."""
    output = file.with_name(f"{tool}.csv")
    done = subprocess.run(
        [python, WORK, file, as_of, tool, str(runs), output],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = output.read_text(encoding="utf-8").splitlines()[1:]
    times: list[float] = json.loads(done.stdout)
    return times, [tuple(line.split(",")) for line in lines]


def measure(home: Path, runs: int, rounds: int = 3) -> Result:
    """Let the tools take turns; equal answers or none."""
    release = current_release(home)
    programs = environment("frames", PACKAGES)
    python, as_of = programs / "python", release.as_of.isoformat()
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.parquet"
        with duckdb.connect() as writing:
            writing.execute(f"attach '{release.path}' as release (read_only)")
            writing.execute(f"copy release.core.fct_events to '{file}'")
            counted = writing.execute("select count(*) from release.core.fct_events")
            [(events,)] = counted.fetchall()
        for _ in range(rounds):
            answers = {
                OURS: on_release(release, MART, runs),
                "DuckDB, by hand": on_release(release, BY_HAND, runs),
                "DuckDB, Parquet, the view": on_parquet(release, file, runs),
                "Polars, Parquet": with_frames(python, "polars", file, as_of, runs),
                "pandas, Parquet": with_frames(python, "pandas", file, as_of, runs),
            }
            for name, (spent, rows) in answers.items():
                assert rows == answers[OURS][1], f"{name} says others"
                times.setdefault(name, []).extend(spent)
    rows_of: list[Row] = [
        {
            "tool": name,
            "median_ms": round(statistics.median(spent), 1),
            "least_ms": round(min(spent), 1),
        }
        for name, spent in times.items()
    ]
    best = min(row["median_ms"] for row in rows_of if "DuckDB" not in row["tool"])
    ratio = rows_of[0]["median_ms"] / best
    about = {"events": events, "rows": len(answers[OURS][1])}
    about |= {name: version_in(programs, name) for name in PACKAGES}
    aims = [Aim("the release, times the faster library", round(ratio, 2), 1.0)]
    return Result("frames", rows_of, aims, about={**about, "runs": runs * rounds})


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    result = measure(arguments.home.absolute(), arguments.runs)
    about = result.about
    print(
        f"{about['events']} events, {about['rows']} equal rows     median   least, ms"
    )
    for row in result.rows:
        print(f"{row['tool']:<34}{row['median_ms']:8.0f}{row['least_ms']:8.0f}")
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
