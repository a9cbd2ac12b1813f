"""A process that ends when the one that started it does, however that ended."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

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
