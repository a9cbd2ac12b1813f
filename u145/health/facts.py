"""What a home says at a moment: its release, its refreshes, and how old it is.

Alerts, metrics and the answer to "is it well" are all computed from this, so
that they can't disagree. Nothing here remembers what went before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from u145.errors import KnownError
from u145.refresh.ledger import Run, read_runs
from u145.refresh.lock import is_locked
from u145.releases.current import NoRelease, Release, current_release
from u145.settings import Home

if TYPE_CHECKING:
    from u145.health.contents import Contents

# Runs after which readers see all that there is to see.
UP_TO_DATE = {"published", "nothing_new"}
FAILED = {"failed", "audit_failed", "killed"}


@dataclass(frozen=True)
class Facts:
    """A home at a moment."""

    home: Home
    now: datetime  # with a time zone
    release: Release | None
    without: KnownError | None  # why there is no release
    last_run: Run | None  # the last one that is over

    # The last one that went well or failed; one that was asked to stop says
    # neither, and does not mend what failed before it.
    last_verdict: Run | None

    # When a refresh last left readers with everything there was.
    refreshed_at: datetime | None

    @cached_property
    def contents(self) -> "Contents":
        """Return what the release holds; a probe does not ask, and opens no file."""
        from u145.health.contents import Contents, contents_of

        return contents_of(self.release) if self.release else Contents()

    @property
    def today(self) -> date:
        """Return the day, as a refresh understands it."""
        return self.now.date()

    @property
    def is_damaged(self) -> bool:
        """Tell whether what should be read cannot be read."""
        if self.release is None:
            return self.without is not None and self.without.key != "releases.none"
        return self.release.instead_of is not None


def read_facts(home: Home, now: datetime, *, is_brief: bool = False) -> Facts:
    """Return what a home says; `now` is an argument so that it can be asked twice.

    `is_brief` as for `current_release`.
    """
    release, without = _release(home, is_brief)
    runs = _ended(home)
    finished = [
        run.finished_at for run in runs if run.outcome in UP_TO_DATE and run.finished_at
    ]
    published = [release.published_at] if release else []
    return Facts(
        home=home,
        now=now,
        release=release,
        without=without,
        last_run=_last(runs),
        last_verdict=_last(run for run in runs if run.outcome in UP_TO_DATE | FAILED),
        refreshed_at=max([*finished, *published]) if release else None,
    )


def _last(runs: Iterable[Run]) -> Run | None:
    """Return the last of some runs, if there is one."""
    return next(reversed(list(runs)), None)


def _release(home: Home, is_brief: bool) -> tuple[Release | None, KnownError | None]:
    try:
        return current_release(home.folder, is_brief=is_brief), None
    except NoRelease as error:
        return None, error


def _ended(home: Home) -> list[Run]:
    """Return the runs that are over; one that goes on is not yet killed."""
    # Asked before the ledger is read: a run that ends between is then over.
    is_running = is_locked(home)
    runs = read_runs(home)
    if is_running and runs and runs[-1].finished_at is None:
        return runs[:-1]
    return runs
