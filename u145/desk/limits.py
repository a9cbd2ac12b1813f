"""How much one question may take, and how many may be asked at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from u145.errors import UsageError

MB = 1024 * 1024
PREFIX = "U145_SQL_"


@dataclass(frozen=True)
class Limits:
    """What a question may take. Each can be set as `U145_SQL_<NAME>`."""

    seconds: int = 30  # from its start; waiting in the queue does not count
    cpu_seconds: int = 60  # of all its threads together
    memory_mb: int = 2048  # address space above what Python itself needs
    engine_memory_mb: int = 1024  # DuckDB's own limit, which answers in words
    threads: int = 2
    rows: int = 10_000  # of an answer, when the asker names no other number
    result_mb: int = 50  # of an answer, whatever the asker wishes
    text: int = 100_000  # characters of a question
    at_once: int = 2  # questions running in this process
    at_once_each: int = 1  # of one person
    waiting: int = 50
    waiting_each: int = 5  # of one person

    @property
    def memory(self) -> int:
        """Return the address space of a question, in bytes."""
        return self.memory_mb * MB

    @property
    def result(self) -> int:
        """Return the size of an answer, in bytes."""
        return self.result_mb * MB

    def within(self, seconds: int | None) -> "Limits":
        """Return the limits with another time, if one is given."""
        if seconds is None:
            return self
        return replace(self, seconds=seconds, cpu_seconds=seconds * self.threads)


def load_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """Return the limits: the environment's, else the defaults.

    Raises:
        UsageError: A limit is not a number of at least 1.
    """
    said = {}
    for field in fields(Limits):
        name = f"{PREFIX}{field.name.upper()}"
        value = environment.get(name)
        if not value:
            continue
        if not value.isdecimal() or int(value) < 1:
            raise UsageError("settings.not_a_count", name=name, value=value)
        said[field.name] = int(value)
    return Limits(**said)
