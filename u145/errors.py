"""Errors that a person can act on: one line, an exit code, no traceback."""

import errno
import os
from enum import IntEnum
from typing import ClassVar

# The disk is full, the quota used up, or nothing may be written.
OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class ExitCode(IntEnum):
    """What the command tells the scheduler that called it."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    NOTHING_NEW = 3
    AUDIT_FAILED = 4
    BUSY = 5
    STOPPED = 6


class KnownError(Exception):
    """A failure with a message in both languages.

    Args:
        key: Key of the message in `u145/messages/*.yml`.
        **values: What the message's placeholders stand for.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}" if values else key)
        self.key = key
        self.values = values


class StoppedError(KnownError):
    """Somebody asked for an end, and this is a clean one."""

    exit_code = ExitCode.STOPPED


class UsageError(KnownError):
    """Wrong options, wrong configuration, or nothing there to use."""

    exit_code = ExitCode.WRONG_USE


def is_interrupt(error: BaseException) -> bool:
    """Tell whether an error means that a signal asked for an end.

    DuckDB ends its query on a signal, but says so with an error of its own.
    """
    return isinstance(error, KeyboardInterrupt) or (
        isinstance(error, RuntimeError) and str(error) == "Query interrupted"
    )


def is_of_the_disk(error: BaseException) -> bool:
    """Tell whether nothing more can be written, whatever was being done.

    DuckDB has no error numbers, only the words of the operating system.
    """
    if isinstance(error, OSError) and error.errno in OF_THE_DISK:
        return True
    return names_the_disk(str(error)) and type(error).__module__ == "_duckdb"


def names_the_disk(text: str) -> bool:
    """Tell whether a text holds the system's words for a disk that takes no more."""
    return any(os.strerror(number) in text for number in OF_THE_DISK)
