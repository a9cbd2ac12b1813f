"""Run a step in a process of its own.

dbt in this process would keep DuckDB's lock after it returns, and Great
Expectations would keep what it imported.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from u145.dying import dying_with


def run_child(
    arguments: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    lock: int,
    log: Path,
) -> int:
    """Run Python with arguments, its words going to a log; return its exit code.

    Args:
        arguments: What follows `python`.
        folder: Where it runs.
        environment: Variables besides those of this process.
        lock: Descriptor of the warehouse's lock, which the child holds too.
        log: File for its standard output and error.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as handle:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=handle,
            stderr=subprocess.STDOUT,
            pass_fds=[lock],
            preexec_fn=dying_with(os.getpid()),
            check=False,
        ).returncode


def last_words(log: Path, lines: int = 1) -> str:
    """Return the last lines of a log that say something, as one line."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    words = [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join(words[-lines:])
