"""A child process lives for one thing: it ends with who started it, and at once."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

PR_SET_PDEATHSIG = 1
LINUX = sys.platform == "linux"


def dying_with(parent: int) -> Callable[[], None]:
    """Return what asks Linux, in a child, to end it at once with its parent.

    For a child that has nothing to put in order and must not outlive who holds the
    lock. Elsewhere than on Linux the child goes on.
    """
    if not LINUX:
        return lambda: None
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # killed before Linux was asked
            os._exit(1)

    return ask


def collect_seldom() -> None:
    """Let Python seldom look for garbage.

    What dbt and Great Expectations load stays; to look through all of it again and
    again takes a tenth of their time.
    """
    gc.set_threshold(100_000, 20, 1_000)


def leave(exit_code: int) -> NoReturn:
    """End this process as it is: to take dbt apart costs half a second."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exit_code)
