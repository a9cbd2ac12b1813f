"""However the same files arrive, the warehouse says the same."""

import random
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.conftest import AS_OF, SAMPLE, Command
from tests.pipeline.correcting import FEED, send_again
from u145.releases.checksum import table_checksums
from u145.releases.current import connect, current_release
from u145.releases.pointer import list_releases
from u145.settings import Home

pytestmark = pytest.mark.slow

INBOX = SAMPLE / "inbox"
# Whose rows say that a feed's latest delivery is left out.
TELL_OF_HOLDING = {
    "operations.mart_deliveries",
    "operations.mart_feed_freshness",
    "operations.mart_indicator_quality",
    "scorecards.mart_indicator_values",
}
CLOSED = date(2023, 8, 31)  # the month's last day, before most files came
# What was published of the closed month (`old`) against what is known now (`new`),
# worked out from the two releases and not by the models that list it.
OTHERWISE = """
    create macro restated_figures() as table
    select
        old.indicator_id, old.period_window,
        old.numerator as numerator_then, new.numerator as numerator_now,
        old.denominator as denominator_then, new.denominator as denominator_now,
        old.value as value_then, new.value as value_now
    from old.scorecards.mart_indicator_values as old
    inner join new.scorecards.mart_indicator_values as new
        using (level, entity_id, indicator_id, period_month, period_window)
    where
        level = 'county' and period_month = date '2023-08-01'
        and (old.numerator, old.denominator) <> (new.numerator, new.denominator);

    create macro restated_records() as table
    with cases as (
        select *, -numerator as n, -denominator as d from old.core.fct_indicator_cases
        union all
        select *, numerator as n, denominator as d from new.core.fct_indicator_cases
    )
    select
        indicator_id, period_window, record_kind, record_id,
        sum(cases.n) as numerator_change, sum(cases.d) as denominator_change
    from restated_figures()
    inner join new.scorecards.mart_indicator_periods as periods
        using (indicator_id, period_window)
    inner join cases using (indicator_id)
    where
        periods.period_month = date '2023-08-01'
        and cases.case_date between periods.first_date and periods.last_date
    group by all
    having sum(cases.n) <> 0 or sum(cases.d) <> 0;
"""
LISTED_FIGURES = """
    select
        indicator_id, period_window, numerator_then, numerator_now,
        denominator_then, denominator_now, value_then, value_now
    from new.operations.mart_restatements
    where
        level = 'county' and period_month = date '2023-08-01'
        and (numerator_change, denominator_change) <> (0, 0)
"""
LISTED_RECORDS = """
    select
        indicator_id, period_window, record_kind, record_id,
        numerator_change, denominator_change
    from new.operations.mart_restated_records
    semi join restated_figures() using (indicator_id, period_window)
    where level = 'county' and period_month = date '2023-08-01'
"""
# Who brought a record is the delivery that its current version names, unless
# that one only said again what an earlier one had said.
WRONGLY_BROUGHT = """
    select restated.record_id
    from new.operations.mart_restated_records as restated
    left join old.operations.mart_deliveries as known
        on known.delivery_id = restated.delivery_id
    left join new.operations.mart_deliveries as deliveries
        on deliveries.delivery_id = restated.delivery_id
    left join new.core.fct_record_details as details
        on
            details.record_kind = restated.record_kind
            and details.record_id = restated.record_id
    where
        restated.is_new <> (
            restated.delivery_id is not null and known.delivery_id is null
        )
        or restated.file_name <> deliveries.file_name
        or (
            details.version_no = 1 and restated.happened_id = 'entered'
            and restated.is_new <> (
                details.delivery_id not in (
                    select delivery_id from old.operations.mart_deliveries
                )
            )
        )
"""
COMMENTS = """
    select cast(sum(hash(relation, column_name, comment)) as varchar)
    from (
        select table_name as relation, '' as column_name, comment
        from duckdb_tables()
        union all
        select view_name, '', comment from duckdb_views() where not internal
        union all
        select table_name, column_name, comment from duckdb_columns()
        where not internal
    )
"""


def said(home: Path) -> dict[str, str]:
    """Return a checksum of every published table's content, and of all comments."""
    with connect(current_release(home)) as release:
        (words,) = release.execute(COMMENTS).fetchone()
        return {**table_checksums(release), "comments": words}


def different(home: Path, expected: dict[str, str]) -> list[str]:
    """Return the tables that say something else."""
    found = said(home)
    assert len(found) > 50
    return [
        table
        for table in sorted(found.keys() | expected.keys())
        if found.get(table) != expected.get(table)
    ]


def snapshot(home: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of every file of the warehouse but its diary."""
    return {
        str(path.relative_to(home)): (path.stat().st_size, path.stat().st_mtime_ns)
        for folder in ("raw", "archive", "releases", "build")
        for path in (home / folder).rglob("*")
        if path.is_file()
    } | {"CURRENT": (0, (home / "CURRENT").stat().st_mtime_ns)}


def is_listed(files: duckdb.DuckDBPyConnection, listed: str, worked_out: str) -> None:
    """Prove that two selects give the same rows, and some."""
    assert files.sql(f"select count(*) > 20 from {worked_out}").fetchall() == [(True,)]
    for one, other in ((listed, f"from {worked_out}"), (f"from {worked_out}", listed)):
        assert files.sql(f"({one}) except all ({other})").fetchall() == []


def restatements_are_listed(home: Path) -> None:
    """Prove that what changed in the closed month is listed, and nothing else."""
    new, old = list_releases(Home(home))
    assert old.as_of == CLOSED
    with duckdb.connect() as files:
        for name, release in (("old", old), ("new", new)):
            files.execute(f"attach '{release.path}' as {name} (read_only)")
        files.execute(OTHERWISE)
        is_listed(files, LISTED_FIGURES, "restated_figures()")
        is_listed(files, LISTED_RECORDS, "restated_records()")
        assert files.sql(WRONGLY_BROUGHT).fetchall() == []
        assert files.sql(
            "select distinct release_then_id, cause_id"
            " from new.operations.mart_restatements where level = 'county'"
        ).fetchall() == [(old.release_id, "records")]


def test_the_same_inbox_again_changes_nothing(sample_home: Path, u145: Command):
    before = snapshot(sample_home)
    done = u145("refresh", "--home", sample_home, "--inbox", INBOX, "--as-of", AS_OF)
    assert done.returncode == 3, done.stdout + done.stderr
    assert snapshot(sample_home) == before


def test_files_in_any_order_and_in_batches_say_the_same(
    sample_home: Path, tmp_path: Path, u145: Command
):
    """Landed in three batches, built incrementally, then built from nothing.

    The first batch closes a month, for which most files come too late.
    """
    expected = said(sample_home)
    files = sorted(path for path in INBOX.rglob("*") if path.is_file())
    random.Random(145).shuffle(files)
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    places = ("--home", home, "--inbox", inbox)
    close = ("refresh", *places, "--as-of", CLOSED)
    refresh = ("refresh", *places, "--as-of", AS_OF)
    for batch, command in enumerate((close, ("land", *places), refresh)):
        for path in files[batch::3]:
            target = inbox / path.relative_to(INBOX)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        done = u145(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    restatements_are_listed(home)
    assert different(home, expected) == []
    adding_says_what_building_says(home, inbox, refresh, u145)


def adding_says_what_building_says(
    home: Path, inbox: Path, refresh: tuple[object, ...], u145: Command
) -> None:
    """Send corrections, withdrawals and a new column, and hold something back.

    Whatever is added to a build is what a build from nothing says; also when a
    feed is held back and comes in again, and when the bytes of a delivery come
    under a name that tells of another month.
    """
    chance = random.Random(145)
    send_again(INBOX, inbox, chance)
    done = u145(*refresh)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Building what is new" in done.stdout
    said_by_adding = said(home)
    (one, *_) = send_again(INBOX, inbox, chance)
    held = u145(*refresh, "--hold", FEED)
    assert held.returncode == 0, held.stdout + held.stderr
    assert set(different(home, said_by_adding)) <= TELL_OF_HOLDING
    again = inbox / FEED / "政务服务办件_2023年09月（修订8）.csv"
    shutil.copyfile(inbox / FEED / one, again)
    done = u145(*refresh)
    assert done.returncode == 0, done.stdout + done.stderr
    said_by_adding = said(home)
    done = u145(*refresh, "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    assert different(home, said_by_adding) == []
