"""Green and red, by the clock that is injected."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.alerts.warehouses import Warehouse
from u145.cli import run
from u145.errors import UsageError
from u145.health.contents import contents_of
from u145.health.facts import read_facts
from u145.health.judging import Health, judge
from u145.releases.current import current_release
from u145.settings import load_settings


def health(warehouse: Warehouse) -> Health:
    """Return how a warehouse is at its own moment."""
    return judge(read_facts(warehouse.home, warehouse.now), warehouse.cadence)


def test_a_release_is_red_once_it_is_older_than_its_cadence(
    warehouse: Warehouse,
) -> None:
    assert health(warehouse).key == "releases.none"
    warehouse.publish()
    assert health(warehouse).is_green
    warehouse.later(hours=26)
    assert health(warehouse).is_green
    warehouse.later(seconds=1)
    assert health(warehouse).key == "health.overdue"


def test_a_refresh_without_news_keeps_it_green_and_a_failed_one_does_not(
    warehouse: Warehouse,
) -> None:
    warehouse.publish()
    warehouse.later(hours=20).ends("nothing_new")
    warehouse.later(hours=20).ends("failed", "disk full")
    assert health(warehouse).is_green
    warehouse.later(hours=7)
    answer = json.loads(health(warehouse).to_json())
    assert answer["status"] == "red"
    assert answer["age_seconds"] == 27 * 3600
    assert "27 小时" in answer["reason_zh"]
    assert "27 hours" in answer["reason_en"]
    assert answer["as_of"] == "2023-09-30"


def test_a_damaged_release_is_red_also_while_an_older_one_is_shown(
    warehouse: Warehouse,
) -> None:
    older = warehouse.publish()
    warehouse.later(minutes=1)
    newest = warehouse.publish()
    newest.path.chmod(0o600)
    newest.path.write_bytes(b"nothing")
    found = health(warehouse)
    assert (found.is_green, found.key) == (False, "releases.fallback")
    assert json.loads(found.to_json())["release"] == older.release_id
    older.path.unlink()
    assert health(warehouse).key == "releases.none_intact"


def test_the_command_answers_for_a_probe(
    warehouse: Warehouse,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = ["health", "--home", str(warehouse.home.folder)]
    assert run(command) == 1
    assert json.loads(capsys.readouterr().out)["status"] == "red"
    warehouse.now = datetime.now(UTC)
    warehouse.publish()
    assert run(command) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "green"
    monkeypatch.setenv("U145_CADENCE_HOURS", "0.0000001")
    assert run(command) == 1


@pytest.mark.parametrize("hours", ["often", "0", "-1", "nan", "1e300"])
def test_a_cadence_that_is_none_is_refused(hours: str) -> None:
    with pytest.raises(UsageError, match=hours):
        load_settings(environment={"U145_CADENCE_HOURS": hours})


def test_the_county_s_own_marts_answer(sample_home: Path) -> None:
    release = current_release(sample_home)
    contents = contents_of(release)
    late = [feed for feed in contents.feeds if feed.days_late(release.as_of)]
    assert [feed.feed_id for feed in late] == ["finance_payments"]
    assert late[0].owner.zh
    assert contents.newest_month == release.as_of.replace(day=1)
    assert contents.rows_quarantined > 0
    turned = [one for one in contents.shortfalls if one.since == contents.newest_month]
    assert len(turned) > 1
    for one in contents.shortfalls:
        assert one.since <= one.period_month <= contents.newest_month
        assert one.name.zh != one.name.en
