"""What people are told about, and that they are told once."""

import fcntl
from collections.abc import Callable
from datetime import date

import pytest

from tests.alerts.warehouses import Warehouse

Told = Callable[[], list[str]]


def test_ten_runs_that_fail_alike_are_told_once_and_their_end_once(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish()
    heard = []
    for number in range(10):
        warehouse.later(minutes=30).ends(
            "audit_failed",
            f"{number} check(s) failed: too few rows (log /x/{number}.log)",
        )
        heard += told()
    (text,) = heard
    assert "too few rows" in text
    warehouse.later(minutes=30).ends("nothing_new")
    (text,) = told()
    assert "恢复" in text
    assert "【异常】" not in text
    warehouse.later(minutes=30).ends("nothing_new")
    assert told() == []
    # It is news again when it comes back.
    warehouse.later(minutes=30).ends("audit_failed", "1 check(s) failed: too few rows")
    assert len(told()) == 1


def test_another_failure_is_another_cause_and_no_recovery(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish()
    warehouse.ends("failed", "disk full")
    assert "disk full" in told()[0]
    warehouse.later(minutes=5).ends("audit_failed", "too few rows")
    (text,) = told()
    assert "too few rows" in text
    assert "恢复" not in text
    warehouse.later(minutes=5).ends("published")
    (text,) = told()
    assert text.count("恢复") == 1


def test_a_killed_run_is_told_and_one_that_goes_on_is_not(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish()
    warehouse.ends("killed")
    with warehouse.home.lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert told() == []
    assert "被中断" in told()[0]


def test_a_run_that_was_asked_to_stop_mends_nothing_and_is_no_failure(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish()
    warehouse.ends("stopped")
    assert told() == []
    warehouse.later(minutes=5).ends("failed", "disk full")
    assert len(told()) == 1
    warehouse.later(minutes=5).ends("stopped")
    assert told() == []
    warehouse.later(minutes=5).ends("published")
    assert "恢复" in told()[0]


def test_a_refresh_that_no_longer_happens_is_told(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish()
    warehouse.ends("published")
    warehouse.later(hours=25)
    assert told() == []
    warehouse.later(hours=2)
    (text,) = told()
    assert "27 小时" in text
    assert "2023-09-30" in text
    warehouse.later(hours=9)
    assert told() == []
    warehouse.ends("nothing_new")
    assert "按时刷新" in told()[0]


def test_a_feed_is_late_by_the_clock_also_when_nothing_is_sent_any_more(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.cadence *= 1000
    warehouse.publish(feeds={"payments": date(2023, 10, 2)})
    assert told() == []
    warehouse.later(days=2)
    (text,) = told()
    assert "财政局" in text
    assert "逾期 1 天" in text
    warehouse.later(days=1)
    assert told() == []
    warehouse.publish(feeds={"payments": date(2023, 11, 2)})
    (text,) = told()
    assert "恢复" in text
    assert "支付（财政局）" in text


def test_a_feed_that_never_sent_is_told(warehouse: Warehouse, told: Told) -> None:
    warehouse.publish(feeds={"payments": None})
    (text,) = told()
    assert "从未报送" in text


@pytest.mark.parametrize(
    ("months", "is_told"),
    [
        (["met", "not_met"], True),
        (["near", "too_few", "not_met"], True),
        (["met", "not_met", "not_met"], False),  # of long ago: no news at first
        (["not_met", "not_met"], False),  # it never stood better
        (["not_met", "met"], False),
    ],
)
def test_an_indicator_is_told_when_it_turns(
    warehouse: Warehouse, told: Told, months: list[str], is_told: bool
) -> None:
    warehouse.publish(*months)
    heard = told()
    assert len(heard) == is_told
    if is_told:
        assert "按期兑付率" in heard[0]
        assert "80.0%" in heard[0]
        assert "95.0%" in heard[0]


def test_an_indicator_is_told_once_until_it_stands_better(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish("met", "near")
    assert told() == []
    warehouse.publish("met", "near", "not_met")
    assert len(told()) == 1
    warehouse.publish("met", "near", "not_met", "not_met")
    assert told() == []
    # A month that is not judged ends nothing.
    warehouse.publish("met", "near", "not_met", "not_met", "too_few")
    assert told() == []
    warehouse.publish("met", "near", "not_met", "not_met", "met")
    assert "恢复" in told()[0]
    assert told() == []


def test_a_turn_that_was_missed_is_told_later(warehouse: Warehouse, told: Told) -> None:
    warehouse.publish("met")
    assert told() == []
    warehouse.publish("met", "not_met", "not_met")
    (text,) = told()
    assert "自 2023-02 起" in text


def test_a_damaged_release_is_told_and_heals_nothing_else(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.publish("met", feeds={"payments": date(2024, 1, 1)})
    warehouse.later(minutes=1)
    newest = warehouse.publish("met", "not_met", feeds={"payments": date(2023, 9, 1)})
    assert len(told()[0].split("【异常】")) == 3  # the feed and the indicator
    whole = newest.path.read_bytes()
    newest.path.chmod(0o600)
    newest.path.write_bytes(whole[:-1000])
    (text,) = told()
    assert "已损坏" in text
    # The older release knows neither, which is not the same as being well.
    assert "恢复" not in text
    newest.path.write_bytes(whole)
    (text,) = told()
    assert text.count("恢复") == 1
    for release in warehouse.published:
        release.path.chmod(0o600)
        release.path.write_bytes(b"nothing")
    (text,) = told()
    assert "没有一个完好的发布" in text
    assert "恢复" not in text


def test_a_home_without_a_release_is_no_trouble_yet(
    warehouse: Warehouse, told: Told
) -> None:
    warehouse.home.folder.mkdir(exist_ok=True)
    assert told() == []
    assert not (warehouse.home.folder / "CURRENT").exists()
