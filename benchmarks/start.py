"""How long a command takes to answer, beside what Python takes to do nothing.

python -m benchmarks.start --home warehouse [--runs 15]

Every command is a process of its own, and they take turns with `python -c pass`
of the same interpreter and environment. Processor time is what a busy machine
disturbs least; the aims are on it. One turn before the first warms the files up.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.results import Aim, Result, Row, aims_text, write

ROOT = Path(__file__).parents[1]
PYTHON = [sys.executable]
MODULE = [*PYTHON, "-m", "u145"]
SCRIPT = [str(Path(sys.executable).with_name("u145"))]
NOTHING = "python -c pass"
AIM = 10  # times what Python takes to do nothing


def commands(home: Path) -> dict[str, Sequence[str]]:
    """Return the command lines that are timed, by what they are called."""
    where = ["--home", str(home)]
    return {
        NOTHING: [*PYTHON, "-c", "pass"],
        "u145 status": [*SCRIPT, "status", *where],
        "python -m u145 status": [*MODULE, "status", *where],
        "u145 health": [*SCRIPT, "health", *where],
        "u145 releases list": [*SCRIPT, "releases", "list", *where],
        "u145 --help": [*SCRIPT, "--help"],
    }


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Return the milliseconds a command took: by the clock, and of processors."""
    # The script finds the package as `python -m` in this folder does.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    child.returncode = 0  # it was waited for
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def measure(home: Path, runs: int) -> Result:
    """Let the commands take turns, and return the medians and their ratios."""
    lines = commands(home)
    for line in lines.values():
        spent(line)
    turns = [{name: spent(line) for name, line in lines.items()} for _ in range(runs)]
    rows: list[Row] = []
    for name in lines:
        walls, processors = zip(*(turn[name] for turn in turns), strict=True)
        ratios = [turn[name][1] / turn[NOTHING][1] for turn in turns]
        rows.append(
            {
                "command": name,
                "wall_ms": round(statistics.median(walls), 1),
                "cpu_ms": round(statistics.median(processors), 1),
                "cpu_ratio": round(statistics.median(ratios), 2),
            }
        )
    aims = [
        Aim(f"{row['command']}, times {NOTHING}", row["cpu_ratio"], AIM)
        for row in rows
        if "status" in row["command"]
    ]
    return Result("start", rows, aims, about={"runs": runs})


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    result = measure(arguments.home.absolute(), arguments.runs)
    print(f"{'median of each':<24}  wall ms   cpu ms   times")
    for row in result.rows:
        print(
            f"{row['command']:<24} {row['wall_ms']:8.0f} {row['cpu_ms']:8.0f}"
            f" {row['cpu_ratio']:7.1f}"
        )
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
