"""One writer at a time, by a lock of the operating system.

It belongs to the open file, so it is gone when its process is gone, however
that ended. There is nothing stale to clean up.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from u145.errors import ExitCode, KnownError
from u145.settings import Home


class BusyError(KnownError):
    """Another process writes into this warehouse."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUSY


@contextmanager
def hold_lock(home: Home) -> Iterator[int]:
    """Hold the warehouse's lock, and yield its file descriptor.

    A child process that gets the descriptor holds the lock as well, so that a
    build whose parent was killed still keeps the next refresh away from the
    build database until it is gone too.

    Raises:
        BusyError: Another process holds the lock.
    """
    home.folder.mkdir(parents=True, exist_ok=True)
    with home.lock.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError("refresh.busy", home=home.folder) from None
        yield handle.fileno()


def is_locked(home: Home) -> bool:
    """Tell whether a refresh is running now."""
    if not home.lock.exists():
        return False
    with home.lock.open("r") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
