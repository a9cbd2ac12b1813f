"""Linux seccomp: system calls that a process will never make again.

A filter of ours of some dozen instructions (seccomp(2), BPF), for the two kinds
of machines that DuckDB is built for. It names what is closed; what is open is
for Landlock to judge.
"""

import ctypes
import errno
import platform
import struct
import sys

SET_NO_NEW_PRIVS = 38
SET_SECCOMP, FILTER = 22, 2
LOAD, EQUAL, ALL_OF, RETURN = 0x20, 0x15, 0x45, 0x06  # instructions
ALLOW, ANSWER = 0x7FFF0000, 0x00050000
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16  # offsets in what a filter sees
THREAD = 0x10000  # CLONE_THREAD

# Machine: its number in a filter, then the number of each call.
_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_CALLS: dict[str, tuple[int, int | None]] = {
    # Programs and other processes.
    "execve": (59, 221),
    "execveat": (322, 281),
    "fork": (57, None),
    "vfork": (58, None),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    # The network, and what would reach it unseen by this filter.
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "io_uring_setup": (425, 425),
    # The kernel itself.
    "bpf": (321, 280),
    "mount": (165, 40),
    "unshare": (272, 97),
    "setns": (308, 268),
    "keyctl": (250, 219),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "open_by_handle_at": (304, 265),
}
_READLINK: dict[str, tuple[int, int | None]] = {
    "readlink": (89, None),
    "readlinkat": (267, 78),
}
_CLONE = (56, 220)
_CLONE3 = 435

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.c_void_p)]


def is_known() -> bool:
    """Tell whether this module knows the system calls of this machine."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def forget_links() -> None:
    """Make every name look like no symbolic link, for good.

    DuckDB asks what a name leads to and tells it to whoever asks DuckDB. After
    this, `/dev/fd/145` is all that it can learn about the file behind it.
    """
    _apply(_closing(_READLINK, errno.EINVAL))


def close_calls() -> None:
    """Give up programs, processes, sockets and the kernel's rarer doors.

    Raises:
        OSError: The kernel refuses; nothing may run then.
    """
    _, column = _MACHINES[platform.machine()]
    # A new thread may be made, a new process not. The newer call hides its
    # flags from filters; where it is missing, the C library takes the older.
    threads = [
        (EQUAL, 0, 1, _CLONE3),
        (RETURN, 0, 0, ANSWER | errno.ENOSYS),
        (EQUAL, 0, 3, _CLONE[column]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ALL_OF, 1, 0, THREAD),
        (RETURN, 0, 0, ANSWER | errno.EPERM),
        (LOAD, 0, 0, NUMBER),
    ]
    # After a thread's flags were loaded, the number is loaded again.
    _apply([*_closing(_CALLS, errno.EPERM), *threads])


def _closing(
    calls: dict[str, tuple[int, int | None]], answer: int
) -> list[tuple[int, int, int, int]]:
    """Return instructions that answer these calls with an error number."""
    _, column = _MACHINES[platform.machine()]
    numbers = [numbers[column] for numbers in calls.values()]
    return [
        step
        for number in numbers
        if number is not None
        for step in ((EQUAL, 0, 1, number), (RETURN, 0, 0, ANSWER | answer))
    ]


def _apply(steps: list[tuple[int, int, int, int]]) -> None:
    machine, _ = _MACHINES[platform.machine()]
    head = [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 1, 0, machine),  # a call of another machine's is none of ours
        (RETURN, 0, 0, ANSWER | errno.EPERM),
        (LOAD, 0, 0, NUMBER),
        # The same calls with other numbers, for programs of 32-bit pointers.
        (0x35, 0, 1, 0x40000000),
        (RETURN, 0, 0, ANSWER | errno.EPERM),
    ]
    code = [*head, *steps, (RETURN, 0, 0, ALLOW)]
    text = b"".join(struct.pack("HBBI", *step) for step in code)
    held = ctypes.create_string_buffer(text)
    program = _Program(len(code), ctypes.addressof(held))
    if _libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0) or _libc.prctl(
        SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "seccomp")
