"""What a question's process gives up before it reads the question."""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from u145.desk import landlock, seccomp
from u145.desk.limits import Limits

SET_PDEATHSIG = 1
SET_NO_NEW_PRIVS = 38
DESCRIPTORS = 200  # the release's is 145, the desk's below it

# What DuckDB 1.5 reads of the machine when it opens a database, and falls over
# when it sees but can't read it: how much memory and how many processors the
# service may use. Numbers, and nobody's.
OF_THE_ENGINE = ("/proc/self/cgroup", "/sys/fs/cgroup")


@dataclass(frozen=True)
class Walls:
    """Which walls of the operating system this machine has."""

    landlock: int  # its version, 0 for none
    seccomp: bool

    @property
    def are_whole(self) -> bool:
        """Tell whether files and sockets both are closed by the kernel."""
        return self.landlock > 0 and self.seccomp


def walls() -> Walls:
    """Return the walls that a question's process will have on this machine."""
    if sys.platform != "linux":
        return Walls(0, False)
    return Walls(landlock.version(), seccomp.is_known())


def die_with(parent: int) -> None:
    """End this process when its parent ends, however that ends."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # ended before Linux was asked
        os._exit(1)


def hide_names() -> None:
    """Make it impossible to learn where the release lies."""
    os.chdir("/")
    if seccomp.is_known():
        seccomp.forget_links()


def bound(limits: Limits) -> None:
    """Set this process's limits of memory, time and open files.

    The memory is counted above what Python and its libraries hold already.
    Whoever asks is bounded by the clock as well; this is for what is deaf.
    """
    memory = _address_space() + limits.memory
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    # One second later the kernel ends it without telling why.
    seconds = limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def wall_in(readable: int) -> None:
    """Give up files, writing, sockets, programs and processes.

    Args:
        readable: Descriptor of the one file that can be read.

    Raises:
        OSError: The kernel has a wall and refuses to put it up.
    """
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if seccomp.is_known():
        seccomp.close_calls()
    if landlock.version():
        landlock.restrict(chain([readable], _open_all(OF_THE_ENGINE)))


def _address_space() -> int:
    """Return how much address space this process has now, in bytes."""
    try:
        with open("/proc/self/statm", encoding="ascii") as handle:  # noqa: PTH123
            return int(handle.read().split()[0]) * resource.getpagesize()
    except FileNotFoundError:  # no Linux; what Python with DuckDB needs there
        return 1 << 30


def _open_all(paths: Iterable[str]) -> Iterator[int]:
    """Yield a descriptor of each path that there is; it may only be named."""
    for path in paths:
        try:
            descriptor = os.open(path, os.O_PATH)
        except OSError:
            continue
        yield descriptor
        os.close(descriptor)
