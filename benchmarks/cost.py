"""What a command costs: time on the wall, time on processors, memory."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20


@dataclass(frozen=True)
class Cost:
    """The cost of a command and of all the processes that it waited for."""

    wall: float  # seconds
    cpu: float  # seconds, of all processes together
    peak: float  # MiB resident, of the largest process
    exit_code: int
    said: str


def cost_of(
    arguments: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command and return what it cost."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(one) for one in arguments],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        wall=time.perf_counter() - begun,
        cpu=used.ru_utime + used.ru_stime,
        peak=used.ru_maxrss * 1024 / MIB,
        exit_code=process.returncode,
        said=said,
    )


def middle(work: Callable[[], Cost], times: int) -> Cost:
    """Do work an odd number of times, and return the cost that lies in the middle."""
    assert times % 2, "an even number has no middle"
    costs = sorted((work() for _ in range(times)), key=lambda cost: cost.wall)
    return costs[times // 2]


def bytes_in(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
