"""A scheduler whose time the test tells, and what it said."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from u145.messages import Messages
from u145.schedule.scheduler import Scheduler
from u145.schedule.stamp import Stamp
from u145.schedule.timetable import read_timetable
from u145.schedule.watching import Watch

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    """Return a moment of the county's clock."""
    return datetime.fromisoformat(f"{text}+08:00")


class Runs:
    """Stands for the refreshes: counts them, and ends them as it is told."""

    grace = 10.0

    def __init__(self) -> None:
        self.started = 0
        self.is_running = False
        self._code: int | None = None

    def start(self) -> None:
        assert not self.is_running
        self.started += 1
        self.is_running = True

    def end(self, code: int) -> None:
        self._code = code

    def collect(self) -> int | None:
        code, self._code = self._code, None
        if code is not None:
            self.is_running = False
        return code

    def stop(self) -> bool:
        self.is_running = False
        return True


class Desk:
    """A schedule, its inbox, and everything around it that a test looks at."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.stamp = Stamp(folder / "home" / "SCHEDULE")
        self.runs = Runs()
        self.said: list[str] = []
        self.complained: list[str] = []

    def scheduler(
        self, cron: str = "30 2 * * *", *, is_watching: bool = False
    ) -> Scheduler:
        """Return a scheduler, as after a start of the machine."""
        words = Messages("en")
        self.runs = Runs()
        return Scheduler(
            read_timetable(cron, "Asia/Shanghai", datetime(2023, 1, 1, tzinfo=UTC)),
            self.runs,  # type: ignore[arg-type]
            self.stamp,
            Watch(self.inbox, MINUTE) if is_watching else None,
            lambda key, **values: self.said.append(words.say(key, **values)),
            lambda key, **values: self.complained.append(words.say(key, **values)),
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return the things around a schedule."""
    return Desk(tmp_path)
