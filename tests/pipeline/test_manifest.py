"""Every defect planted in the sample ends where its line of the manifest says."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import SAMPLE

FATES = Path(__file__).with_name("manifest.sql")
MANIFEST = SAMPLE / "manifest.csv"
# The one thing an expected outcome may become; flags on names are the exception.
FATE_OF = {
    "rejected": {"file rejected"},
    "dropped_total": {"row dropped and counted"},
    "dropped_note": {"row dropped and counted"},
    "quarantined": {"row in quarantine"},
    "superseded": {"version superseded"},
    "tombstoned": {"record withdrawn"},
    "flagged": {"row flagged", "record flagged", "version superseded"},
    "landed": {
        "file decoded",
        "file landed",
        "shrinking noticed",
        "period found in the title",
        "titles and headers found",
        "record kept",
        "row in quarantine for another defect",
    },
}
# A name is looked up for the version that counts, so only these may be flagged
# on the record instead of the row, and not at all once they are superseded.
FLAGS_OF_NAMES = {"unmapped_unit", "several_units", "unmapped_town"}


@pytest.fixture(scope="module")
def fates(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a connection with the table `fates`, one row per line."""
    build = sample_home / "build" / "u145.duckdb"
    with duckdb.connect(str(build), read_only=True) as connection:
        connection.execute("set variable manifest = ?", [str(MANIFEST)])
        sql = FATES.read_text(encoding="utf-8")
        connection.execute(f"create temporary table fates as {sql}")
        yield connection


def test_every_line_is_judged_once(fates: duckdb.DuckDBPyConnection):
    lines = duckdb.read_csv(str(MANIFEST), all_varchar=True).shape[0]
    judged = fates.execute("select count(*), count(distinct line) from fates")
    assert judged.fetchone() == (lines, lines)


def test_every_defect_is_there(fates: duckdb.DuckDBPyConnection):
    found = fates.execute("select distinct defect_id from fates").fetchall()
    assert {f"D{number:02d}" for number in range(1, 35)} <= {one for (one,) in found}


def test_every_line_ends_where_it_should(fates: duckdb.DuckDBPyConnection):
    astray = fates.execute("select * from fates where fate is null").fetchall()
    assert astray == []


def test_every_outcome_has_its_own_end(fates: duckdb.DuckDBPyConnection):
    ends = fates.execute("select distinct outcome, issue_id, fate from fates")
    for outcome, issue, fate in ends.fetchall():
        assert fate in FATE_OF[outcome], (outcome, issue)
        if outcome == "flagged" and fate != "row flagged":
            assert issue in FLAGS_OF_NAMES


def test_nothing_is_quarantined_that_was_not_planted(
    fates: duckdb.DuckDBPyConnection,
):
    """A planted record may be sent again; one without a key is tied by its feed."""
    strays = fates.execute(
        """
        with planted as (
            select distinct
                record_id,
                split_part(file_name, '/', 1) as feed_id,
                issue_id
            from fates
            where outcome = 'quarantined'
        )
        select file_name, sheet, row_number, record_key, issues
        from operations.mart_quarantine as quarantine
        where
            severity = 'fatal'
            and not exists (
                select true from planted
                where
                    planted.feed_id = quarantine.feed_id
                    and case
                        when quarantine.record_key is null
                            then planted.issue_id = 'missing_key'
                        else
                            split_part(quarantine.record_key, ':', -1)
                            = planted.record_id
                    end
            )
        """
    ).fetchall()
    assert strays == []
