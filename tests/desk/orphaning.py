"""Asks an endless question and says which process answers it."""

import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

from u145.desk.asking import Question
from u145.desk.child import Job
from u145.desk.limits import Limits
from u145.releases.pointer import Checks, Release


def leave(path: Path, question: str) -> None:
    """Ask, print the process's number, and wait for an answer."""
    now = datetime.now(UTC)
    sums = ("", "", "")
    release = Release("x", path, *sums, date(2023, 9, 30), now, Checks(), 0, "0", None)
    asked = Question(Job(question, 10, Limits(seconds=600, cpu_seconds=600)))
    thread = threading.Thread(target=asked.answer, args=(release,))
    thread.start()
    while asked._process is None:
        pass
    sys.stdout.write(f"{asked._process.pid}\n")
    sys.stdout.flush()
    thread.join()
