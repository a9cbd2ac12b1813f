"""Run a step in a process of its own.

dbt in this process would keep DuckDB's lock after it returns, and Great
Expectations would keep what it imported.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
LINUX = sys.platform == "linux"


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
            preexec_fn=_dying_with(os.getpid()) if LINUX else None,
            check=False,
        ).returncode


def _dying_with(parent: int) -> Callable[[], None]:
    """Return what asks Linux to end a child at once when the refresh is killed.

    It holds the lock, has nothing to put in order, and must not outlive it.
    """
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # killed before Linux was asked
            os._exit(1)

    return ask


def last_words(log: Path, lines: int = 1) -> str:
    """Return the last lines of a log that say something, as one line."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    words = [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join(words[-lines:])
