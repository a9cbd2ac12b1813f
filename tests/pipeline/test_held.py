"""What is held stays out of every record, is counted, and marks what stands on it."""

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.pipeline.conftest import Replay
from tests.pipeline.small_inbox import SmallFile, landed
from u145.landing.raw_layout import REGISTRY, write_table

pytestmark = pytest.mark.slow

OTHERS = ("proposals", "inspections", "attendances", "benchmarks")
WANTED = (
    "quarantine_events",
    "mart_deliveries",
    "mart_feed_freshness",
    "mart_indicator_quality",
)


def case(key: str, accepted: str, closed: str) -> tuple[str, ...]:
    return (key, "service_case", "县营商办", accepted, closed, "5", "正常")


GOOD = SmallFile(
    1, "a", tuple(case(f"A{n}", "2023-02-01", "2023-02-03") for n in "123")
)
DOUBTED = SmallFile(
    20, "b", (case("A1", "2023-02-01", "2023-02-20"), case("", "?", ""))
)


def hold(raw: Path, *file_names: str) -> None:
    """Say which files this build leaves out."""
    ids = duckdb.sql(
        f"select delivery_id, feed_id from '{raw}/deliveries/*.parquet'"
        f" where list_contains({list(file_names)!r}, file_name)"
    ).fetchall()
    rows = [
        dict(
            zip(
                REGISTRY["held"].names,
                (*one, date(2023, 2, 28), "金额为负", "negative amounts"),
                strict=True,
            )
        )
        for one in ids
    ]
    table = pa.Table.from_pylist(rows, schema=REGISTRY["held"])
    write_table(table, raw / "registry" / "held.parquet")


def test_held_rows_are_counted_and_used_nowhere(replay: Replay, tmp_path: Path):
    raw = landed(tmp_path, [GOOD, DOUBTED])
    hold(raw, DOUBTED.name)
    with replay(raw, WANTED, OTHERS) as connection:
        rows = connection.sql(
            "select file_name, outcome, rows_landed, rows_staged, rows_quarantined,"
            " rows_held from operations.mart_deliveries order by file_name"
        ).fetchall()
        assert rows == [
            (GOOD.name, "landed", 3, 3, 0, 0),
            (DOUBTED.name, "held", 2, 0, 0, 2),
        ]
        closed = connection.sql("select distinct close_date from core.fct_events")
        assert closed.fetchall() == [(date(2023, 2, 3),)]
        assert (
            connection.sql("select * from staging.quarantine_events").fetchall() == []
        )
        [freshness] = connection.sql(
            "select freshness_status, held_since, held_from, deliveries_held,"
            " deliveries_total, held_reason_zh from operations.mart_feed_freshness"
        ).fetchall()
        assert freshness == (
            *("held", date(2023, 2, 28), date(2023, 3, 20)),
            *(1, 1, "金额为负"),
        )
        marked = connection.sql(
            "select distinct period_month, starts_with("
            "quality_reason_zh, '来源暂停更新，沿用上次审核通过的数据：')"
            " from operations.mart_indicator_quality where indicator_id in ("
            "select indicator_id from operations.mart_indicator_quality"
            " where cases_total > 0) and period_month >= '2023-02-01' order by all"
        ).fetchall()
        assert marked == [(date(2023, 2, 1), False), (date(2023, 3, 1), True)]
    hold(raw)
    with replay(raw, WANTED, OTHERS) as connection:
        rows = connection.sql(
            "select outcome, rows_staged, rows_quarantined, rows_held"
            " from operations.mart_deliveries order by file_name"
        ).fetchall()
        assert rows == [("landed", 3, 0, 0), ("landed", 1, 1, 0)]
        closed = connection.sql("select max(close_date) from core.fct_events")
        assert closed.fetchall() == [(date(2023, 2, 20),)]
