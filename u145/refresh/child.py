"""Run a step in a process of its own.

dbt in this process would keep DuckDB's lock after it returns, and Great
Expectations would keep what it imported.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from u145.dying import dying_with
from u145.errors import names_the_disk

GO = b"go\n"


class Child:
    """A process that has started and waits for the word to do its work."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def go(self) -> int:
        """Give it the word, and return its exit code."""
        self._process.communicate(GO)
        return self._process.returncode


@contextmanager
def standing_by(
    arguments: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    lock: int,
    log: Path,
) -> Iterator[Child]:
    """Start Python with arguments, and yield it; it ends with the block.

    A module that waits for a line on its standard input can load while something
    else is done.

    Args:
        arguments: What follows `python`.
        folder: Where it runs.
        environment: Variables besides those of this process.
        lock: Descriptor of the warehouse's lock, which the child holds too.
        log: File for its standard output and error.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as handle:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=handle,
            stderr=subprocess.STDOUT,
            pass_fds=[lock],
            preexec_fn=dying_with(os.getpid()),
        )
    try:
        yield Child(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()


def last_words(log: Path) -> str:
    """Return the last line of a log, or the one that names a full disk.

    What is said after that only follows from it.
    """
    lines = lines_of(log)
    return next(filter(names_the_disk, lines), lines[-1] if lines else "")


def lines_of(log: Path) -> list[str]:
    """Return the lines of a log that say something, without spaces around."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return [line.strip() for line in text.splitlines() if line.strip()]
