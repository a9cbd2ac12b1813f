"""The service cases' mart with Polars and with pandas, over a Parquet file.

python frames_work.py FILE AS_OF TOOL RUNS OUTPUT, in an environment that has both.
Prints the milliseconds of each run as JSON and writes the last answer as CSV.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

# measure -> event type, date that it is counted by, and what counts
COUNTED = {
    "service_cases_accepted": ("service_case", "accept_date", None),
    "service_cases_accepted_online": ("service_case", "accept_date", "online"),
    "service_cases_corrected": ("service_case", "accept_date", "corrected"),
    "service_cases_corrected_once": ("service_case", "accept_date", "corrected_once"),
    "service_cases_closed": ("service_case", "close_date", None),
    "service_cases_closed_without_visit": ("service_case", "close_date", "no_visit"),
    "service_cases_closed_instantly": ("service_case", "close_date", "is_instant"),
    "hard_cases_closed": ("hard_case", "close_date", None),
    "hard_cases_solved": ("hard_case", "close_date", "is_solved"),
}
COLUMNS = [
    *("event_type", "unit_id", "accept_date", "close_date", "visit_count"),
    *("correction_times", "is_instant", "is_online", "is_mobile", "is_solved"),
]


def with_polars(file: str, as_of: date) -> Any:
    """Return the mart as a frame of Polars."""
    import polars as pl

    flags = {
        "online": pl.col("is_online") | pl.col("is_mobile"),
        "corrected": pl.col("correction_times") >= 1,
        "corrected_once": pl.col("correction_times") == 1,
        "no_visit": pl.col("visit_count") == 0,
        "is_instant": pl.col("is_instant"),
        "is_solved": pl.col("is_solved"),
    }
    events = pl.scan_parquet(file).select(COLUMNS)
    parts = []
    for measure, (kind, day, flag) in COUNTED.items():
        kept = (pl.col("event_type") == kind) & (pl.col(day) <= as_of)
        if flag:
            kept &= flags[flag].fill_null(False)
        parts.append(
            events.filter(kept)
            .group_by(
                pl.lit(measure).alias("measure_id"),
                pl.col("unit_id").fill_null("unassigned"),
                pl.col(day).dt.truncate("1mo").alias("month"),
            )
            .agg(pl.len().cast(pl.Int64).alias("n"))
        )
    return pl.concat(parts).collect().sort("measure_id", "unit_id", "month")


def with_pandas(file: str, as_of: date) -> Any:
    """Return the mart as a frame of pandas."""
    import pandas as pd

    events = pd.read_parquet(file, columns=COLUMNS, dtype_backend="pyarrow")
    flags = {
        "online": events["is_online"] | events["is_mobile"],
        "corrected": events["correction_times"] >= 1,
        "corrected_once": events["correction_times"] == 1,
        "no_visit": events["visit_count"] == 0,
        "is_instant": events["is_instant"],
        "is_solved": events["is_solved"],
    }
    units = events["unit_id"].fillna("unassigned")
    parts = []
    for measure, (kind, day, flag) in COUNTED.items():
        kept = (events["event_type"] == kind) & (events[day] <= as_of)
        if flag:
            kept &= flags[flag]
        kept = kept.fillna(False).astype(bool)
        months = events.loc[kept, day].astype("datetime64[s]").dt.to_period("M")
        counted = pd.DataFrame({"unit_id": units[kept], "month": months.dt.start_time})
        part = counted.groupby(["unit_id", "month"], as_index=False).size()
        parts.append(part.assign(measure_id=measure).rename(columns={"size": "n"}))
    mart = pd.concat(parts)[["measure_id", "unit_id", "month", "n"]]
    return mart.sort_values(["measure_id", "unit_id", "month"])


def main(file: str, as_of: str, tool: str, runs: str, output: str) -> None:
    """Make the mart some times."""
    tools: dict[str, Callable[[str, date], Any]] = {
        "polars": with_polars,
        "pandas": with_pandas,
    }
    times = []
    for _ in range(int(runs)):
        begun = time.perf_counter()
        mart = tools[tool](file, date.fromisoformat(as_of))
        times.append((time.perf_counter() - begun) * 1000)
    if tool == "polars":
        mart.write_csv(output, date_format="%Y-%m-%d")
    else:
        mart.to_csv(output, index=False, date_format="%Y-%m-%d")
    print(json.dumps(times))


if __name__ == "__main__":
    main(*sys.argv[1:])
