"""One writer at a time, by a lock of the operating system.

It belongs to the open file, so it is gone when its process is gone, however
that ended. There is nothing stale to clean up.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, ClassVar

from u145.errors import ExitCode, KnownError
from u145.keeping.beside import settle
from u145.settings import Home

LOOK_AGAIN = 0.1  # seconds


class BusyError(KnownError):
    """Another process writes into this warehouse."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUSY


@contextmanager
def hold_lock(
    home: Home, patience: float = 0, busy: str = "refresh.busy"
) -> Iterator[int]:
    """Hold the warehouse's lock, and yield its file descriptor.

    Args:
        home: The warehouse's folder.
        patience: Seconds to wait for who holds it now.
        busy: Key of the message when it is not given back by then.

    Who gets it finds the warehouse whole: what a killed restore or rebuild had
    begun to move into place is moved, and what it had not is removed.

    A child process that gets the descriptor holds the lock as well, so that a
    build whose parent was killed still keeps the next refresh away from the
    build database until it is gone too.

    Raises:
        BusyError: Another process holds the lock.
    """
    home.folder.mkdir(parents=True, exist_ok=True)
    with home.lock.open("a") as handle:
        deadline = time.monotonic() + patience
        while not _is_taken(handle):
            if time.monotonic() >= deadline:
                raise BusyError(busy, home=home.folder)
            time.sleep(LOOK_AGAIN)  # the system has no waiting with an end
        settle(home)
        yield handle.fileno()


def _is_taken(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


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
