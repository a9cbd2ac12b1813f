"""A phone or identity number in any cell of any column stays behind."""

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.pipeline.conftest import Replay
from tests.pipeline.small_inbox import register
from tests.pipeline.test_personal_data import IDENTITY, PHONE, holding
from u145.feeds import load_feeds
from u145.landing import land_inbox
from u145.landing.raw_layout import ensure_shapes, record_columns

NUMBERS = (
    "13812345678",
    "+8613812345678",
    "138-1234-5678",
    "１３８１２３４５６７８",
    "33082219900101123X",
    "请拨_13812345678",
    "王某\n13812345678",
)
# Only their borders, or the day inside them, tell them from a personal number.
ORDERS = ("2023031512345678901", "330822202303150012", "001-20230305", "A13812345678")
pytestmark = pytest.mark.slow

KEYS = {
    "proposals": "serial_no",
    "inspections": "inspection_no",
    "events": "event_no",
    "attendances": "event_no",
    "benchmarks": "benchmark_no",
}
# What lets a record be counted whatever the other cells hold.
SOUND = {
    "proposals": {"session_code": "10-2", "submit_date": "2023-03-01"},
    "inspections": {"kind": "行政检查", "check_date": "2023-03-01"},
    "events": {"event_type": "service_case", "accept_at": "2023-03-01"},
    "attendances": {"member_no": "M001"},
    "benchmarks": {"publish_date": "2023-03-01"},
}
# Every published table with texts of raw; what counts them holds none.
WANTED = (
    *("fct_proposals", "fct_proposal_units", "fct_inspections", "fct_events"),
    *("fct_attendances", "fct_benchmarks", "fct_activities"),
    *("mart_quarantine", "mart_deliveries", "mart_task_progress"),
)


def rows_of(kind: str) -> Iterator[dict[str, str]]:
    """Return records with each number in every column, then in the key."""
    names = [column.column_id for column in record_columns()[kind]]
    names.remove("record_state")
    sound = SOUND[kind]
    for place, number in enumerate(NUMBERS):
        full = dict.fromkeys(names, number)
        yield {**full, **sound, KEYS[kind]: f"{kind}{place}"}
        yield {**full, KEYS[kind]: f"{kind}-fatal-{place}"}
        yield {**sound, KEYS[kind]: number}
    for order in ORDERS:
        yield {**sound, KEYS[kind]: order}


def make_feed(folder: Path, kind: str) -> None:
    """Write a feed whose headers are the canonical names."""
    names = [column.column_id for column in record_columns()[kind]]
    feed = {
        "feed": f"all_{kind}",
        "name": {"zh": kind, "en": kind},
        "owner": "u_business_env",
        "cadence": "irregular",
        "files": [f"{kind}*.csv"],
        "tables": [
            {
                "record": kind,
                "required": [KEYS[kind]],
                "columns": {name: [name] for name in names},
            }
        ],
    }
    folder.mkdir(exist_ok=True)
    (folder / f"all_{kind}.yml").write_text(yaml.safe_dump(feed), encoding="utf-8")


@pytest.fixture(scope="module")
def planted(
    replay: Replay, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return the warehouse of an inbox with numbers in every column."""
    folder = tmp_path_factory.mktemp("planted")
    raw, inbox = folder / "raw", folder / "inbox"
    inbox.mkdir()
    for kind, columns in record_columns().items():
        make_feed(folder / "feeds", kind)
        names = [column.column_id for column in columns]
        with (inbox / f"{kind}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, [*names, "另一列"], restval="")
            writer.writeheader()
            writer.writerows({**row, "另一列": NUMBERS[-1]} for row in rows_of(kind))
    ensure_shapes(raw)
    feeds = load_feeds(folder / "feeds")
    report = land_inbox(inbox, raw, folder / "archive", feeds)
    assert {file.outcome for file in report.files} == {"landed"}
    register(raw)
    with replay(raw, WANTED) as connection:
        yield connection


@pytest.mark.parametrize("pattern", [PHONE, IDENTITY], ids=["phone", "identity"])
def test_no_number_of_any_column_is_published(planted, pattern):
    digits = "translate(cell, '０１２３４５６７８９', '0123456789')"
    kept = f"regexp_replace({digits}, '{'|'.join(ORDERS)}', '', 'g')"
    assert holding(planted, f"regexp_matches({kept}, '{pattern}')") == []


def test_no_number_with_signs_around_it_is_published(planted):
    signed = "8613812345678|138-1234-5678|_13812345678|n13812345678"
    assert holding(planted, f"regexp_matches(cell, '{signed}')") == []


def test_a_number_of_an_order_stays(planted):
    found = {
        name
        for (name,) in planted.execute(
            "select event_no from core.fct_events"
        ).fetchall()
    }
    assert {order.upper() for order in ORDERS} <= found


def test_a_key_that_is_a_number_goes_back(planted):
    rows = planted.execute(
        """
        select record_kind, count(*) from operations.mart_quarantine
        where severity = 'fatal' and issues like '%personal_key:%'
        group by record_kind order by record_kind
        """
    ).fetchall()
    assert rows == [(kind, len(NUMBERS)) for kind in sorted(KEYS)]
