"""Run a step in a process of its own.

dbt in this process would keep DuckDB's lock after it returns, and Great
Expectations would keep what it imported.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from u145.dying import dying_with
from u145.errors import names_the_disk

GO = b"go\n"


class Child:
    """A process that has started and waits for the word to do its work.

    What it says goes to a log and is kept besides: a full disk takes no log, and then
    nothing else tells why it broke.
    """

    def __init__(self, process: subprocess.Popen[bytes], said: int, log: Path) -> None:
        self._process = process
        self._said: list[bytes] = []
        self._listener = Thread(target=self._listen, args=(said, log), daemon=True)
        self._listener.start()

    def go(self) -> int:
        """Give it the word, and return its exit code."""
        self._process.communicate(GO)
        self._listener.join()
        return self._process.returncode

    @property
    def said(self) -> list[str]:
        """Return the lines in which it said something, without spaces around."""
        text = b"".join(self._said).decode(errors="replace")
        return [line.strip() for line in text.splitlines() if line.strip()]

    def _listen(self, said: int, log: Path) -> None:
        with open(said, "rb") as lines, log.open("ab", buffering=0) as handle:
            for line in lines:
                self._said.append(line)
                with suppress(OSError):
                    handle.write(line)


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
    log.write_bytes(b"")
    said, says = os.pipe()
    process = _start(arguments, folder, {**os.environ, **environment}, lock, says)
    os.close(says)
    try:
        yield Child(process, said, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()


def _start(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    lock: int,
    says: int,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=says,
        stderr=subprocess.STDOUT,
        pass_fds=[lock],
        preexec_fn=dying_with(os.getpid()),
    )


def last_words(said: Sequence[str]) -> str:
    """Return the last line that was said, or the one that names a full disk.

    What is said after that only follows from it.
    """
    return next(filter(names_the_disk, said), said[-1] if said else "")
