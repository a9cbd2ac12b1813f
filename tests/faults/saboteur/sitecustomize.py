"""Loaded by Python before a refresh begins: dies at a given moment.

U145_DIE_AT=N       SIGKILL before the N-th change that this process makes to a file
U145_COUNT_INTO=F   write the changes, one a line, instead of dying

What the product does is not touched: the interpreter itself tells of each
rename, removal and opening for writing.
"""

import os
import signal
import sys

# Children (dbt, the audit) are not meant.
DIE_AT = int(os.environ.pop("U145_DIE_AT", "0"))
COUNT_INTO = os.environ.pop("U145_COUNT_INTO", "")
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod"}
WRITING = os.O_WRONLY | os.O_RDWR
seen = 0


def is_change(event: str, arguments: tuple) -> bool:
    """Tell whether an event changes a file of a warehouse."""
    if event != "open":
        return event in CHANGES
    path, _, flags = arguments
    is_home = isinstance(path, str | bytes) and b"home" in os.fsencode(path)
    return bool(is_home and flags & WRITING)


def watch(event: str, arguments: tuple) -> None:
    """Count changes, and die before the one that was named."""
    global seen
    if not is_change(event, arguments):
        return
    seen += 1
    if COUNT_INTO:
        line = f"{event} {arguments[0]}\n".encode()
        os.write(counted, line)
    elif seen == DIE_AT:
        os.kill(os.getpid(), signal.SIGKILL)


if COUNT_INTO:
    counted = os.open(COUNT_INTO, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
if DIE_AT or COUNT_INTO:
    sys.addaudithook(watch)
