"""What to do at a moment: start a refresh, tell how one ended, or wait.

The time always comes from outside. It may jump: a machine sleeps, and its clock
is set forwards and back.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from signal import Signals as SignalNames

from u145.errors import ExitCode
from u145.schedule.refresher import Refresher
from u145.schedule.stamp import Stamp
from u145.schedule.timetable import Timetable
from u145.schedule.waking import Signals
from u145.schedule.watching import Watch

Tell = Callable[..., None]  # takes a message's key and values

# Timers stand still while a machine sleeps; so look at the clock now and then.
HEARTBEAT = timedelta(seconds=30)
GOOD_ENDS = {
    ExitCode.DONE: "schedule.published",
    ExitCode.NOTHING_NEW: "schedule.nothing_new",
    ExitCode.BUSY: "schedule.busy",
    ExitCode.STOPPED: "schedule.interrupted",
}


class Scheduler:
    """Keeps a timetable, and watches an inbox if it is given one."""

    def __init__(
        self,
        timetable: Timetable,
        refresher: Refresher,
        stamp: Stamp,
        watch: Watch | None,
        tell: Tell,
        complain: Tell,
    ) -> None:
        self.timetable, self.refresher, self.stamp = timetable, refresher, stamp
        self.watch = watch
        self._tell, self._complain = tell, complain
        self._sees_inbox = True
        self._started_at: datetime

    def begin(self, now: datetime) -> None:
        """Find out what is due, counting from the last time that was kept."""
        kept = self.stamp.read()
        if kept is None:
            self._keep(now, now)
        self.due = self.timetable.next_after(kept or now)
        self._say_next(now)

    def step(self, now: datetime) -> None:
        """Do what there is to do at this moment."""
        code = self.refresher.collect()
        if code is not None:
            self._ended(code, now)
        # A clock that was set back must not make the next refresh wait for it.
        self.due = min(self.due, self.timetable.next_after(now))
        if self.watch:
            self._look(self.watch, now)
        if self.due <= now:
            due, self.due = self.due, self.timetable.next_after(now)
            if self.refresher.is_running:
                self._tell("schedule.still_running", at=self._at(now))
            else:
                self._start("schedule.started", now, due=self._at(due))
        elif self.watch and self.watch.is_ready and not self.refresher.is_running:
            self._start("schedule.arrived", now)

    def pause(self, now: datetime) -> float:
        """Return for how many seconds there will be nothing to do."""
        longest = min(self.watch.every, HEARTBEAT) if self.watch else HEARTBEAT
        return min(self.due - now, longest).total_seconds()

    def stop(self, now: datetime) -> None:
        """Leave, with the refresh that is running."""
        if self.refresher.is_running:
            self._tell("schedule.stopping", at=self._at(now))
            if not self.refresher.stop():
                seconds = self.refresher.grace
                self._complain("schedule.forced", at=self._at(now), seconds=seconds)
        self._tell("schedule.stopped", at=self._at(now))

    def _look(self, watch: Watch, now: datetime) -> None:
        if watch.look(now) and watch.is_readable != self._sees_inbox:
            self._sees_inbox = watch.is_readable
            key = "schedule.inbox_back" if self._sees_inbox else "schedule.no_inbox"
            self._complain(key, at=self._at(now), path=watch.inbox)

    def _start(self, key: str, now: datetime, **values: object) -> None:
        self._tell(key, at=self._at(now), **values)
        try:
            self.refresher.start()
        except OSError as error:
            self._complain("schedule.not_started", at=self._at(now), reason=error)
            return
        self._started_at = now
        if self.watch:
            self.watch.take()

    def _ended(self, code: int, now: datetime) -> None:
        at = self._at(now)
        if code in GOOD_ENDS:
            self._tell(GOOD_ENDS[ExitCode(code)], at=at)
        elif code == ExitCode.AUDIT_FAILED:
            self._complain("schedule.audit_failed", at=at)
        elif code < 0:
            self._complain("schedule.killed", at=at, signal=_signal_name(-code))
        else:
            self._complain("schedule.failed", at=at, code=code)
        if self.watch and code == ExitCode.BUSY:
            self.watch.put_back()  # the other one may have looked before they came
        if code >= 0 and code != ExitCode.STOPPED:  # else it is still due
            self._keep(self._started_at, now)
        self._say_next(now)

    def _keep(self, moment: datetime, now: datetime) -> None:
        try:
            self.stamp.write(moment)
        except OSError as error:  # a full disk must not end the scheduler too
            self._complain("schedule.not_kept", at=self._at(now), reason=error)

    def _say_next(self, now: datetime) -> None:
        due = self._at(max(self.due, now))
        self._tell("schedule.next", at=self._at(now), due=due)

    def _at(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.timetable.zone):%Y-%m-%d %H:%M:%S}"


def _signal_name(number: int) -> str:
    try:
        return SignalNames(number).name
    except ValueError:  # a real-time signal has no name
        return str(number)


def run_until_asked_to_stop(
    scheduler: Scheduler, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> None:
    """Keep a schedule until SIGTERM or SIGINT."""
    with Signals() as signals:
        scheduler.begin(clock())
        while not signals.asked_to_stop:
            scheduler.step(clock())
            signals.wait(scheduler.pause(clock()))
        scheduler.stop(clock())
