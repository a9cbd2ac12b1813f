"""Files landed side by side, by processes that do not outlive this one.

What a file needs most is Python and small statements, which threads of one process
would do one after the other.
"""

import fcntl
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from u145.dying import dying_with

MOST = 4  # more would need more memory than a build
# A process takes half a second to begin: as long as this much work.
ENOUGH_FILES = 24
ENOUGH_BYTES = 16 * 1024 * 1024

W = TypeVar("W")
R = TypeVar("R")

_do: Callable[[Any], Any]
_presence: IO[str]


def side_by_side(
    do: Callable[[W], R], works: Sequence[W], size: Callable[[W], int], raw: Path
) -> Iterator[R]:
    """Yield what `do` returns for each work, the largest first.

    An error of one ends all; what they had begun is no delivery yet. Where the system
    ends a process, as when memory runs out, this one does what is left, alone.

    Args:
        do: What to do, here or in another process.
        works: What to do it with.
        size: Bytes of a work.
        raw: The raw layer that is written.
    """
    left = sorted(works, key=size, reverse=True)
    processes = min(MOST, os.cpu_count() or 1, len(left))
    is_much = len(left) >= ENOUGH_FILES or sum(map(size, left)) >= ENOUGH_BYTES
    if processes > 1 and is_much:
        waiting, left = left, []
        with _pool(processes, do, raw) as pool:
            futures = [pool.submit(do_one, work) for work in waiting]
            for work, future in zip(waiting, futures, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    left.append(work)
    yield from map(do, left)


@contextmanager
def _pool(
    processes: int, do: Callable[[Any], Any], raw: Path
) -> Iterator[ProcessPoolExecutor]:
    """Yield processes that are ended at once when something goes wrong here."""
    context = multiprocessing.get_context("spawn")  # this process may have threads
    arguments = (os.getpid(), do, raw)
    with ProcessPoolExecutor(processes, context, _begin, arguments) as pool:
        try:
            yield pool
        except BaseException:
            for child in multiprocessing.active_children():
                child.kill()
            raise


def _begin(parent: int, do: Callable[[Any], Any], raw: Path) -> None:
    """Make this process one that lands, as long as its parent lives."""
    global _do, _presence
    dying_with(parent)()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's to answer
    _presence = _lock_of(raw).open("a")
    fcntl.flock(_presence, fcntl.LOCK_SH)
    _do = do


def do_one(work: Any) -> Any:
    """Do, in a process that lands, what there is to do with one work."""
    return _do(work)


@contextmanager
def alone(raw: Path) -> Iterator[None]:
    """Wait until no process of a dead landing writes any more.

    Linux ends them with it, but a moment after it gave its own lock free.
    """
    raw.mkdir(parents=True, exist_ok=True)
    with _lock_of(raw).open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _lock_of(raw: Path) -> Path:
    return raw / ".landing.lock"
