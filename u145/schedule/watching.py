"""Whether an inbox holds something new that has stopped growing.

By looking again and again: an inbox is usually a network share, and shares tell
nobody when another machine writes into them.
"""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from u145.landing.listing import inbox_files

# Of each file its size and its time of change.
Look = dict[Path, tuple[int, int]]


def look_at(inbox: Path) -> Look | None:
    """Return what is in an inbox now, or None if that can't be told."""
    look: Look = {}
    try:
        if not inbox.is_dir():
            return None
        for path in inbox_files(inbox):
            with contextlib.suppress(FileNotFoundError):  # gone since it was listed
                status = path.stat()
                look[path] = (status.st_size, status.st_mtime_ns)
    except OSError:  # a folder went while it was listed, or the share did
        return None
    return look


class Watch:
    """Compares each look at an inbox with the one before.

    Everything must stand still, not each file for itself: who copies a folder
    wants one refresh, not one a file.
    """

    def __init__(self, inbox: Path, every: timedelta) -> None:
        self.inbox, self.every = inbox, every
        self._looked_at: datetime | None = None
        self._last: Look | None = None
        self._before: Look | None = None
        self._taken: Look = {}
        self._taken_before: Look = {}

    @property
    def is_readable(self) -> bool:
        """Whether the last look saw the inbox."""
        return self._last is not None

    @property
    def is_ready(self) -> bool:
        """Whether there is something that no refresh took, and all stands still.

        What only went away asks for no refresh: nothing is lost by it.
        """
        return self._stands_still and bool(
            (self._last or {}).items() - self._taken.items()
        )

    @property
    def _stands_still(self) -> bool:
        return self._last is not None and self._last == self._before

    def look(self, now: datetime) -> bool:
        """Look, unless the last look is too fresh to compare with; say whether."""
        if self._looked_at and self._looked_at <= now < self._looked_at + self.every:
            return False
        self._looked_at = now
        self._before, self._last = self._last, look_at(self.inbox)
        return True

    def take(self) -> None:
        """Note that a refresh starts, which will see what stands still now."""
        self._taken_before = self._taken
        if self._stands_still:
            self._taken = self._last or {}

    def put_back(self) -> None:
        """Note that the refresh did not come to look."""
        self._taken = self._taken_before
