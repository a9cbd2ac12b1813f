"""Errors that a person can act on: one line, an exit code, no traceback."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the command tells the scheduler that called it."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    NOTHING_NEW = 3
    AUDIT_FAILED = 4
    BUSY = 5


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


class UsageError(KnownError):
    """Wrong options, wrong configuration, or nothing there to use."""

    exit_code = ExitCode.WRONG_USE
