"""Deliveries are taken when they have stopped growing, and once."""

import os
import shutil

import pytest

from tests.schedule.conftest import MINUTE, Desk, at
from u145.schedule import watching
from u145.schedule.scheduler import Scheduler

NOON = at("2023-09-30T12:00:00")


class Minutes:
    """Lets a scheduler look once a minute."""

    def __init__(self, scheduler: Scheduler) -> None:
        self.scheduler, self.now = scheduler, NOON
        scheduler.begin(self.now)

    def look(self) -> None:
        self.now += MINUTE
        self.scheduler.step(self.now)


@pytest.fixture
def minutes(desk: Desk) -> Minutes:
    """Return a watching scheduler, minute by minute."""
    return Minutes(desk.scheduler(is_watching=True))


def finish(desk: Desk, minutes: Minutes, code: int = 0) -> None:
    """End the run, and look twice."""
    desk.runs.end(code)
    minutes.look()
    minutes.look()


def test_a_growing_file_waits_until_it_stands_still(
    desk: Desk, minutes: Minutes
) -> None:
    for rows in range(5):
        (desk.inbox / "a.csv").write_text("1\n" * rows)
        minutes.look()
        assert desk.runs.started == 0
    minutes.look()
    assert desk.runs.started == 1
    finish(desk, minutes)
    assert desk.runs.started == 1


def test_a_file_written_over_in_place_waits_too(desk: Desk, minutes: Minutes) -> None:
    file = desk.inbox / "a.csv"
    file.write_text("1")
    for second in range(3):
        os.utime(file, (1_696_000_000 + second, 1_696_000_000 + second))
        minutes.look()
    assert desk.runs.started == 0
    minutes.look()
    assert desk.runs.started == 1


def test_one_growing_file_holds_the_folder(desk: Desk, minutes: Minutes) -> None:
    (desk.inbox / "done.csv").write_text("1")
    for rows in range(3):
        (desk.inbox / "growing.csv").write_text("1\n" * rows)
        minutes.look()
    assert desk.runs.started == 0
    minutes.look()
    assert desk.runs.started == 1


def test_the_same_inbox_runs_once(desk: Desk, minutes: Minutes) -> None:
    (desk.inbox / "a.csv").write_text("1")
    minutes.look()
    minutes.look()
    assert desk.runs.started == 1
    for code in (0, 3, 4, 1, -9):
        finish(desk, minutes, code)
        assert desk.runs.started == 1


def test_what_arrives_during_a_run_gets_the_next_one(
    desk: Desk, minutes: Minutes
) -> None:
    (desk.inbox / "a.csv").write_text("1")
    minutes.look()
    minutes.look()
    (desk.inbox / "b.csv").write_text("2")
    minutes.look()
    minutes.look()
    assert desk.runs.started == 1
    finish(desk, minutes)
    assert desk.runs.started == 2


def test_a_file_that_went_is_no_news_and_a_renamed_one_is(
    desk: Desk, minutes: Minutes
) -> None:
    for name in ("a.csv", "b.csv"):
        (desk.inbox / name).write_text(name)
    minutes.look()
    (desk.inbox / "a.csv").unlink()
    minutes.look()
    minutes.look()
    assert desk.runs.started == 1
    finish(desk, minutes)
    (desk.inbox / "b.csv").rename(desk.inbox / "c.csv")
    minutes.look()
    assert desk.runs.started == 1
    minutes.look()
    assert desk.runs.started == 2
    finish(desk, minutes)
    (desk.inbox / "c.csv").unlink()
    minutes.look()
    minutes.look()
    assert desk.runs.started == 2


def test_a_file_that_goes_between_listing_and_looking_is_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.inbox / "a.csv").write_text("1")
    listed = [desk.inbox / "a.csv", desk.inbox / "gone.csv"]
    monkeypatch.setattr(watching, "inbox_files", lambda inbox: listed)
    assert list(watching.look_at(desk.inbox) or {}) == [desk.inbox / "a.csv"]


def test_empty_and_half_written_asks_for_nothing(desk: Desk, minutes: Minutes) -> None:
    minutes.look()
    minutes.look()
    for name in ("a.csv.part", ".hidden", "~$a.xlsx"):
        (desk.inbox / name).write_text("1")
    minutes.look()
    minutes.look()
    assert desk.runs.started == 0


def test_looks_in_quick_succession_prove_nothing(desk: Desk, minutes: Minutes) -> None:
    (desk.inbox / "a.csv").write_text("1")
    minutes.look()
    for second in range(1, 60):
        minutes.scheduler.step(minutes.now + second * MINUTE / 60)
    assert desk.runs.started == 0
    minutes.look()
    assert desk.runs.started == 1


def test_files_are_not_forgotten_while_another_refresh_is_at_work(
    desk: Desk, minutes: Minutes
) -> None:
    (desk.inbox / "a.csv").write_text("1")
    minutes.look()
    minutes.look()
    assert desk.runs.started == 1
    finish(desk, minutes, 5)
    assert desk.runs.started == 2
    finish(desk, minutes, 0)
    assert desk.runs.started == 2
    assert desk.complained == []


def test_a_share_that_went_is_told_once_and_the_night_goes_on(
    desk: Desk, minutes: Minutes
) -> None:
    (desk.inbox / "a.csv").write_text("1")
    shutil.move(desk.inbox, desk.inbox.with_name("away"))
    minutes.look()
    minutes.look()
    assert len(desk.complained) == 1
    assert str(desk.inbox) in desk.complained[0]
    minutes.scheduler.step(at("2023-10-01T02:30:00"))
    assert desk.runs.started == 1
    desk.runs.end(2)
    shutil.move(desk.inbox.with_name("away"), desk.inbox)
    minutes.now = at("2023-10-01T02:31:00")
    minutes.look()
    minutes.look()
    assert desk.runs.started == 2  # the run without an inbox had not seen them
    assert "again" in desk.complained[-1]
