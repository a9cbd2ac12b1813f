"""What a release said of the month that it seals is kept for the next builds."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from tests.releases.conftest import Publish
from tests.releases.test_current import damage
from u145.landing.raw_layout import SEALED, ensure_shapes
from u145.refresh.sealing import write_seals
from u145.releases.current import sealing_releases
from u145.releases.pointer import list_releases
from u145.releases.retention import GRACE, prune
from u145.settings import Home

JULY, AUGUST = date(2023, 7, 31), date(2023, 8, 31)
LATER = date(2023, 9, 8)
# One figure of each month of 2023, and a case on each month's third day.
FIGURES = """
create schema scorecards;
create table scorecards.mart_indicator_values as
select
    'county' as level, 'county' as entity_id, 'i' as indicator_id,
    cast(make_date(2023, month, 1) as date) as period_month,
    'ytd' as period_window, cast(month as decimal(38, 4)) as numerator,
    cast(10 as decimal(38, 4)) as denominator, month / 10 as value,
    'met' as status_id
from range(1, 13) as months (month);
create table scorecards.mart_indicator_periods as
select indicator_id, period_month, period_window, date '2023-02-01' as first_date
from scorecards.mart_indicator_values;
create table core.dim_units as select 'u' as unit_id, 'g' as unit_group;
create table core.fct_indicator_cases as
select
    'i' as indicator_id, 'events' as record_kind, 'r' || month as record_id,
    make_date(2023, month, 3) as case_date, 'u' as unit_id,
    null::varchar as town_id, side::decimal(18, 4) as numerator,
    (1 - side)::decimal(18, 4) as denominator
from range(1, 13) as months (month), range(2) as sides (side);
create table operations.mart_deliveries as select 'd' || i as delivery_id
from range(4) as numbers (i);
"""


@pytest.fixture
def raw(home: Home) -> Path:
    """Return the raw folder of the home, with its shapes."""
    ensure_shapes(home.raw)
    return home.raw


def kept(raw: Path, kind: str) -> dict[str, int]:
    """Return the files of a kind with the time each was written."""
    files = (raw / kind).glob("[!e]*.parquet")
    return {file.name: file.stat().st_mtime_ns for file in files}


def rows(raw: Path, select: str) -> list[tuple[object, ...]]:
    """Return rows of a sealed kind, as dbt reads it."""
    return duckdb.sql(select.format(raw=raw)).fetchall()


def states(raw: Path) -> list[tuple[object, ...]]:
    return rows(
        raw,
        "select period_month, release_id, seal_state"
        " from '{raw}/registry/seals.parquet' order by 1",
    )


def test_the_newest_release_of_a_month_end_seals_its_month(
    home: Home, raw: Path, publish_one: Publish
) -> None:
    publish_one("july", JULY, extra=FIGURES)
    publish_one("first", AUGUST, extra=FIGURES)
    publish_one("second", AUGUST, extra=FIGURES)
    publish_one("days-later", LATER, extra=FIGURES)
    write_seals(home, LATER)
    assert states(raw) == [
        (date(2023, 7, 1), "july", "compared"),
        (date(2023, 8, 1), "second", "compared"),
    ]
    months = {date(2023, 7, 1): "july", date(2023, 8, 1): "second"}
    assert sealing_releases(home.folder) == months
    # Its own month, from the first day of its period, both sides of the line.
    assert rows(
        raw,
        "select release_id, numerator, first_date"
        " from '{raw}/sealed_figures/*.parquet' order by 1",
    ) == [("july", 7, date(2023, 2, 1)), ("second", 8, date(2023, 2, 1))]
    assert rows(
        raw,
        "select record_id, case_date, unit_group, numerator, denominator"
        " from '{raw}/sealed_cases/*.parquet' where release_id = 'july' order by 2",
    ) == [(f"r{month}", date(2023, month, 3), "g", 1, 1) for month in range(2, 8)]
    known = "select count(*) from '{raw}/sealed_deliveries/*.parquet'"
    assert rows(raw, known) == [(8,)]


def test_a_month_that_the_next_release_may_close_is_not_sealed_for_it(
    home: Home, raw: Path, publish_one: Publish
) -> None:
    publish_one("july", JULY, extra=FIGURES)
    publish_one("august", AUGUST, extra=FIGURES)
    write_seals(home, AUGUST)
    assert [month for month, *_ in states(raw)] == [date(2023, 7, 1)]


def test_an_old_release_is_read_once(
    home: Home, raw: Path, publish_one: Publish
) -> None:
    release = publish_one("july", JULY, extra=FIGURES)
    write_seals(home, LATER)
    before = {kind: kept(raw, kind) for kind in SEALED}
    assert all(len(files) == 1 for files in before.values())
    damage(release.path)
    write_seals(home, LATER)
    assert {kind: kept(raw, kind) for kind in SEALED} == before
    assert states(raw) == [(date(2023, 7, 1), "july", "compared")]


@pytest.mark.parametrize("kind", SEALED)
def test_a_kept_file_that_is_not_whole_is_made_again(
    home: Home, raw: Path, publish_one: Publish, kind: str
) -> None:
    publish_one("july", JULY, extra=FIGURES)
    write_seals(home, LATER)
    [file] = (raw / kind).glob("july.*.parquet")
    whole = file.read_bytes()
    middle = len(whole) // 2
    for broken in (
        whole[:-1],
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    ):
        file.write_bytes(broken)
        write_seals(home, LATER)
        assert file.read_bytes() == whole
    file.unlink()
    write_seals(home, LATER)
    assert file.read_bytes() == whole


def test_a_release_that_cannot_be_compared_says_why(
    home: Home, raw: Path, publish_one: Publish
) -> None:
    publish_one("july", JULY)  # by a version that had no figures
    damage(publish_one("august", AUGUST, extra=FIGURES).path)
    write_seals(home, LATER)
    assert states(raw) == [
        (date(2023, 7, 1), "july", "other_shape"),
        (date(2023, 8, 1), "august", "damaged"),
    ]
    assert not any(kept(raw, kind) for kind in SEALED)


def test_what_seals_nothing_any_more_is_removed(
    home: Home, raw: Path, publish_one: Publish
) -> None:
    publish_one("first", JULY, extra=FIGURES)
    write_seals(home, LATER)
    died_here = raw / "sealed_cases" / ".first.1.tmp"
    died_here.touch()
    publish_one("second", JULY, extra=FIGURES)
    prune(home, kept=1, now=datetime.now(UTC) + 2 * GRACE)
    assert [release.release_id for release in list_releases(home)] == ["second"]
    write_seals(home, LATER)
    assert not died_here.exists()
    for kind in SEALED:
        assert [name.split(".")[0] for name in kept(raw, kind)] == ["second"]
    assert sealing_releases(home.folder) == {date(2023, 7, 1): "second"}
