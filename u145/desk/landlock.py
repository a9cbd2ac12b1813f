"""Linux Landlock: a process gives up all files, sockets and signals but some.

Three system calls without a wrapper in the C library; see landlock(7). What is
given up cannot be taken back, and holds for what this thread starts. The one
package on PyPI that wraps them is a preview of 2023 and knows files only.
"""

import ctypes
import os
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # alike on all machines
VERSION = 1  # flag: only tell the version
PATH_BENEATH = 1
READ_FILE = 1 << 2

# Rights that each version of the interface knows: bits of files, of TCP (bind
# and connect), and scopes (abstract sockets, signals) outside of this process.
_FILES = {1: 13, 2: 14, 3: 15, 5: 16}
_TCP = {4: 2}
_SCOPES = {6: 2}


class _Ruleset(ctypes.Structure):
    _fields_ = [
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    ]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """Return the version of Landlock that this kernel has; 0 for none."""
    try:
        return max(0, _call(CREATE_RULESET, None, 0, VERSION))
    except OSError:
        return 0


def restrict(readable: Iterable[int]) -> None:
    """Take from this thread all rights that the kernel can take, for good.

    Args:
        readable: Descriptors of files that can still be opened, and of folders
            whose files can, to read.

    Raises:
        OSError: The kernel refuses; nothing may run then.
    """
    known = version()
    wanted = _Ruleset(_bits(_FILES, known), _bits(_TCP, known), _bits(_SCOPES, known))
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    ruleset = _call(CREATE_RULESET, ctypes.byref(wanted), size, 0)
    for descriptor in readable:
        rule = _Beneath(READ_FILE, descriptor)
        _call(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    _call(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _bits(counts: dict[int, int], known: int) -> int:
    count = max((bits for at, bits in counts.items() if at <= known), default=0)
    return (1 << count) - 1


def _call(*arguments: object) -> int:
    result = int(_libc.syscall(*arguments))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
