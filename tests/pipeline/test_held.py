"""What is held stays out of every record, is counted, and marks what stands on it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from tests.pipeline.conftest import Replay
from tests.pipeline.small_inbox import SmallFile, landed
from u145.landing.raw_layout import write_table
from u145.landing.registry_layout import REGISTRY

pytestmark = pytest.mark.slow

OTHERS = ("proposals", "inspections", "attendances", "benchmarks")
Ask = Callable[[str], list[tuple[object, ...]]]
WANTED = (
    "mart_deliveries",
    "fct_events",
    "quarantine_events",
    "mart_feed_freshness",
    "mart_indicator_quality",
)

ROWS = """
    select file_name, outcome, rows_landed, rows_staged, rows_quarantined, rows_held
    from operations.mart_deliveries
    order by file_name
"""
CLOSED = "select distinct close_date from core.fct_events"


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


@pytest.fixture(scope="module")
def ask(replay: Replay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return what asks a build in which the second file is held."""
    raw = landed(tmp_path_factory.mktemp("held"), [GOOD, DOUBTED])
    hold(raw, DOUBTED.name)
    with replay(raw, WANTED, OTHERS) as connection:
        yield lambda query: connection.execute(query).fetchall()


def test_held_rows_are_counted_and_used_nowhere(ask: Ask):
    assert ask(ROWS) == [
        (GOOD.name, "landed", 3, 3, 0, 0),
        (DOUBTED.name, "held", 2, 0, 0, 2),
    ]
    assert ask(CLOSED) == [(date(2023, 2, 3),)]
    assert ask("select * from staging.quarantine_events") == []


def test_a_held_feed_says_since_when_and_why(ask: Ask):
    assert ask(
        "select freshness_status, held_since, held_from, deliveries_held,"
        " deliveries_total, held_reason_zh from operations.mart_feed_freshness"
    ) == [("held", date(2023, 2, 28), date(2023, 3, 20), 1, 1, "金额为负")]


def test_what_stands_on_a_held_feed_carries_the_mark(ask: Ask):
    """From the month on that the held file speaks of, and only there."""
    assert ask(
        "select distinct period_month, starts_with("
        "quality_reason_zh, '来源暂停更新，沿用上次审核通过的数据：')"
        " from operations.mart_indicator_quality where indicator_id in ("
        "select indicator_id from operations.mart_indicator_quality"
        " where cases_total > 0) and period_month >= '2023-02-01' order by all"
    ) == [(date(2023, 2, 1), False), (date(2023, 3, 1), True)]
    assert ask(
        "select distinct starts_with(quality_reason_zh, '来源暂停更新')"
        " from operations.mart_indicator_quality where indicator_id not in ("
        "select indicator_id from operations.mart_indicator_quality"
        " where cases_total > 0)"
    ) == [(False,)]


def test_what_is_no_longer_held_comes_in(replay: Replay, tmp_path: Path):
    raw = landed(tmp_path, [GOOD, DOUBTED])
    with replay(raw, WANTED[:2], OTHERS) as connection:
        assert connection.sql(ROWS).fetchall() == [
            (GOOD.name, "landed", 3, 3, 0, 0),
            (DOUBTED.name, "landed", 2, 1, 1, 0),
        ]
        assert (date(2023, 2, 20),) in connection.sql(CLOSED).fetchall()
