"""A process behind the system's walls that runs code of its own to get out."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from u145.desk import child, wire
from u145.desk.engine import RELEASE


def attempts(folder: Path) -> dict[str, Callable[[], object]]:
    """Return ways out, by name."""
    address = ("127.0.0.1", 1)
    return {
        "read a file": lambda: (folder / "canary").read_text(),
        "read what it runs": lambda: Path(os.__file__).read_text(),
        "list a folder": lambda: list(folder.iterdir()),
        "write a file": lambda: (folder / "written").write_text("x"),
        "write to the release": lambda: os.open(f"/dev/fd/{RELEASE}", os.O_RDWR),
        "cut a file": lambda: os.truncate(folder / "canary", 0),
        "delete a file": lambda: (folder / "canary").unlink(),
        "make a folder": lambda: (folder / "made").mkdir(),
        "rename a file": lambda: (folder / "canary").rename(folder / "moved"),
        "learn a path": lambda: Path(f"/proc/self/fd/{RELEASE}").readlink(),
        "read its memory's map": lambda: Path("/proc/self/maps").read_text(),
        "read another's environment": lambda: Path("/proc/1/environ").read_text(),
        "connect": lambda: socket.create_connection(address),
        "listen": lambda: socket.create_server(("127.0.0.1", 0)),
        "speak without a connection": lambda: socket.socket(type=socket.SOCK_DGRAM),
        "speak to a local socket": lambda: socket.socket(socket.AF_UNIX),
        "run a program": lambda: subprocess.run(["/bin/true"], check=True),
        "become a program": _become,
        "make a process": _fork,
        "signal its parent": lambda: os.kill(os.getppid(), signal.SIGCONT),
        "allow itself more": lambda: _more_memory(),
        "see a variable": lambda: os.environ["U145_CANARY"],
    }


def _become() -> None:
    try:
        os.execv("/no/such/program", ["program"])
    except FileNotFoundError:  # it would have been allowed
        return


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _more_memory() -> None:
    held = bytearray(4 << 30)
    held[-1] = 1


def main(channel: int, release: int, parent: int) -> None:
    """Try all, and tell what worked."""
    channel = child.settle(channel, release, parent)
    job = child.take(channel)
    child.prepare(job)
    worked = []
    for name, attempt in attempts(Path(job.question)).items():
        try:
            attempt()
        except (OSError, MemoryError, KeyError):
            continue
        worked.append(name)
    told = ", ".join(worked)
    values = {"reason": told or "nothing"}
    child.send(channel, wire.words(wire.REFUSED, why="wrong", values=values))
    os._exit(0)
