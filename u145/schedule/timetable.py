"""When a refresh is due: a cron expression, read in a time zone.

The expression means what it means to cron: 0 and 7 are Sunday, and of two days
either is enough. So a line moves between this command, a crontab and a CronJob
without changing its sense.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from u145.errors import UsageError
from u145.messages.foreign import in_words

FIELDS = 5  # the library would read a sixth as seconds, which no cron does


@dataclass(frozen=True)
class Timetable:
    """The times at which a refresh is due."""

    cron: str
    zone: ZoneInfo

    def next_after(self, moment: datetime) -> datetime:
        """Return the first time after a moment, in the timetable's zone."""
        return next(CronSim(self.cron, moment.astimezone(self.zone)))


def read_timetable(cron: str, timezone: str, now: datetime) -> Timetable:
    """Return the timetable for a cron expression and the name of a time zone.

    Raises:
        UsageError: One of them is wrong, or the time never comes.
    """
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):  # unknown, a path, a folder of zones
        raise UsageError("schedule.unknown_zone", zone=timezone) from None
    timetable = Timetable(cron, zone)
    try:
        if len(cron.split()) != FIELDS:
            raise CronSimError("Wrong number of fields")
        timetable.next_after(now)
    except CronSimError as error:
        reason = in_words(str(error))
        raise UsageError("schedule.wrong_cron", cron=cron, reason=reason) from None
    except StopIteration:
        raise UsageError("schedule.never", cron=cron) from None
    return timetable
