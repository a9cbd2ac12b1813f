"""A cron line means here what it means to cron."""

from datetime import UTC, datetime

import pytest

from tests.schedule.conftest import at
from u145.errors import UsageError
from u145.schedule.timetable import read_timetable

NOW = datetime(2023, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "after", "due"),
    [
        ("30 2 * * *", "2023-09-30T02:30:00", "2023-10-01T02:30:00"),
        ("30 2 * * *", "2023-09-30T02:29:59", "2023-09-30T02:30:00"),
        # 30 September 2023 is a Saturday; 0 and 7 are Sunday.
        ("0 6 * * 0", "2023-09-30T12:00:00", "2023-10-01T06:00:00"),
        ("0 6 * * 7", "2023-09-30T12:00:00", "2023-10-01T06:00:00"),
        ("0 6 * * 1-5", "2023-09-30T12:00:00", "2023-10-02T06:00:00"),
        # Of two days either is enough.
        ("0 6 15 * mon", "2023-09-30T12:00:00", "2023-10-02T06:00:00"),
        ("*/20 8-18 * * *", "2023-09-30T18:40:00", "2023-10-01T08:00:00"),
    ],
)
def test_a_line_is_read_as_cron_reads_it(cron: str, after: str, due: str) -> None:
    assert read_timetable(cron, "Asia/Shanghai", NOW).next_after(at(after)) == at(due)


def test_the_hour_is_that_of_the_time_zone() -> None:
    moment = datetime(2023, 9, 30, 12, tzinfo=UTC)
    shanghai = read_timetable("30 2 * * *", "Asia/Shanghai", NOW)
    urumqi = read_timetable("30 2 * * *", "Asia/Urumqi", NOW)
    assert shanghai.next_after(moment) == datetime(2023, 9, 30, 18, 30, tzinfo=UTC)
    assert urumqi.next_after(moment) == datetime(2023, 9, 30, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "cron", ["", "x", "30 2 * *", "0 30 2 * * *", "60 2 * * *", "30 2 31 2 *", "@daily"]
)
def test_a_wrong_line_is_refused(cron: str) -> None:
    with pytest.raises(UsageError, match="wrong_cron"):
        read_timetable(cron, "Asia/Shanghai", NOW)


def test_a_time_that_never_comes_is_refused() -> None:
    # The first or the twenty-first, and only if it is the last Monday.
    with pytest.raises(UsageError, match="never"):
        read_timetable("0 0 */20 * 1L", "Asia/Shanghai", NOW)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "Asia", "../etc/passwd", "/etc"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(UsageError, match="unknown_zone"):
        read_timetable("30 2 * * *", zone, NOW)
