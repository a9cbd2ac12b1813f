"""One command takes all four senders into one warehouse, and says what it left."""

from pathlib import Path

from tests.conftest import Done
from tests.real.conftest import Ask, refresh


def test_everything_else_in_the_folder_is_rejected_once(
    first_refresh: tuple[Path, Done], real_home: Path
) -> None:
    said = (first_refresh[1].stdout + first_refresh[1].stderr).splitlines()
    rejected = [line for line in said if line.startswith("Rejected")]
    assert len(rejected) == 2
    assert any("README.md" in line for line in rejected)
    assert any("inspections_nyc_violation_codes.csv" in line for line in rejected)


def test_the_audit_knows_every_feed_and_stops_nothing(published: Ask) -> None:
    found = published("""
        select feed_id, count_if(not success and severity = 'error')
        from operations.mart_expectation_results
        where feed_id is not null group by all
    """)
    feeds = ("chicago_requests", "councillor_suggestions")
    feeds += ("nyc_inspections", "taipei_motions")
    assert dict(found) == dict.fromkeys(feeds, 0)


def test_the_same_again_is_nothing_new(real_home: Path) -> None:
    assert refresh(real_home).returncode == 3
