"""One run at a time, one run for all that were missed, whatever the clock does."""

import os
import sys
from pathlib import Path

import pytest

from tests.schedule.conftest import DAY, MINUTE, Desk, at
from u145.schedule.refresher import Refresher
from u145.schedule.stamp import Stamp

NOON = at("2023-09-30T12:00:00")
NIGHT = at("2023-10-01T02:30:00")


def test_a_first_start_waits_for_its_time(desk: Desk) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NOON)
    assert desk.runs.started == 0
    assert "2023-10-01 02:30:00" in desk.said[0]
    scheduler.step(NIGHT)
    assert desk.runs.started == 1


def test_three_nights_asleep_make_one_run(desk: Desk) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NOON)
    awake = NOON + 3 * DAY
    for passed in range(3):
        scheduler.step(awake + passed * MINUTE)
        desk.runs.end(0)
    assert desk.runs.started == 1
    assert scheduler.due == at("2023-10-04T02:30:00")


def test_three_nights_switched_off_make_one_run(desk: Desk) -> None:
    desk.scheduler().begin(NOON)
    back = NOON + 3 * DAY
    scheduler = desk.scheduler()
    scheduler.begin(back)
    scheduler.step(back)
    desk.runs.end(3)
    scheduler.step(back + MINUTE)
    assert desk.runs.started == 1
    again = desk.scheduler()
    again.begin(back + 2 * MINUTE)
    again.step(back + 2 * MINUTE)
    assert desk.runs.started == 0


@pytest.mark.parametrize("code", [-9, 6])
def test_a_run_that_was_ended_is_due_again_after_a_start(desk: Desk, code: int) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NIGHT)
    desk.runs.end(code)
    scheduler.step(NIGHT + MINUTE)
    assert desk.runs.started == 1
    again = desk.scheduler()
    again.begin(NIGHT + 2 * MINUTE)
    again.step(NIGHT + 2 * MINUTE)
    assert desk.runs.started == 1


def test_what_comes_due_during_a_run_starts_no_second_one(desk: Desk) -> None:
    scheduler = desk.scheduler("* * * * *", is_watching=True)
    scheduler.begin(NOON)
    (desk.inbox / "a.csv").write_text("1")
    for passed in range(1, 6):
        scheduler.step(NOON + passed * MINUTE)
    assert desk.runs.started == 1
    assert sum("no second one" in line for line in desk.said) == 4
    desk.runs.end(0)
    scheduler.step(NOON + 6 * MINUTE)
    assert desk.runs.started == 2


@pytest.mark.parametrize("wrong", ["2099-01-01T12:00:00", "2023-10-01T03:00:00"])
def test_a_clock_that_was_set_back_stops_nothing(desk: Desk, wrong: str) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(at(wrong))
    scheduler.step(at(wrong))
    scheduler.step(NOON)
    assert desk.runs.started == 0
    scheduler.step(NIGHT)
    assert desk.runs.started == 1


def test_a_stamp_from_the_future_stops_nothing(desk: Desk) -> None:
    desk.stamp.write(at("2099-01-01T12:00:00"))
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NOON)
    scheduler.step(NIGHT)
    assert desk.runs.started == 1


@pytest.mark.parametrize("text", ["", "last night", "2023-09-01", "\x00"])
def test_a_stamp_that_can_not_be_read_is_none(desk: Desk, text: str) -> None:
    desk.stamp.write(NOON)
    desk.stamp.file.write_text(text)
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NOON)
    assert desk.runs.started == 0


@pytest.mark.parametrize(
    ("code", "words", "is_complaint"),
    [
        (0, "published", False),
        (3, "nothing new", False),
        (5, "Another refresh is running", False),
        (6, "asked to stop", False),
        (4, "audit failed", True),
        (1, "exit code 1", True),
        (2, "exit code 2", True),
        (-9, "SIGKILL", True),
        (-40, "(40)", True),
    ],
)
def test_each_end_is_told_in_one_line(
    desk: Desk, code: int, words: str, is_complaint: bool
) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NIGHT)
    desk.said.clear()
    desk.runs.end(code)
    scheduler.step(NIGHT + MINUTE)
    told = desk.complained if is_complaint else desk.said[:-1]
    assert len(desk.complained + desk.said) == 2  # how it ended, and what is next
    assert words in told[0]
    assert told[0].startswith("[2023-10-01 02:31:00]")
    scheduler.step(NIGHT + DAY)
    assert desk.runs.started == 2  # whatever happened, the next night comes


def test_a_disk_that_takes_no_stamp_ends_no_schedule(desk: Desk) -> None:
    desk.stamp = Stamp(desk.inbox / "a file" / "SCHEDULE")
    (desk.inbox / "a file").write_text("x")
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    scheduler.step(NIGHT)
    desk.runs.end(0)
    scheduler.step(NIGHT + MINUTE)
    assert desk.runs.started == 1
    assert len(desk.complained) == 2


def test_a_refresh_that_can_not_start_ends_no_schedule(desk: Desk) -> None:
    scheduler = desk.scheduler()
    scheduler.refresher = Refresher(["/no/such/program"])
    scheduler.begin(NOON)
    scheduler.step(NIGHT)
    assert "/no/such/program" in desk.complained[-1]
    assert not scheduler.refresher.is_running
    scheduler.refresher = desk.runs  # type: ignore[assignment]
    scheduler.step(NIGHT + DAY)
    assert desk.runs.started == 1


def test_the_clock_is_looked_at_while_nothing_is_due(desk: Desk) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    assert scheduler.pause(NOON) <= 60
    assert scheduler.pause(scheduler.due) == 0


def test_stopping_without_a_run_is_one_line(desk: Desk) -> None:
    scheduler = desk.scheduler()
    scheduler.begin(NOON)
    desk.said.clear()
    scheduler.stop(NOON)
    assert len(desk.said) == 1


def test_a_deaf_refresh_and_its_children_are_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    deaf = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "pipe = open(sys.argv[1], 'w')\n"
        "print('child' if os.fork() else 'grandchild', file=pipe, flush=True)\n"
        "signal.pause()\n"
    )
    refresher = Refresher([sys.executable, "-c", deaf, str(pipe)], grace=0.1)
    refresher.start()
    with pipe.open() as heard:
        assert {heard.readline(), heard.readline()} == {"child\n", "grandchild\n"}
        with pytest.raises(RuntimeError):
            refresher.start()
        assert refresher.collect() is None
        assert not refresher.stop()
        assert heard.read() == ""  # the pipe closes when both are gone
    assert not refresher.is_running
    assert refresher.stop()
