"""How long the same raw layer takes on DuckDB and on Spark, without tests.

    python -m benchmarks.engines --home warehouse [--target spark] [--target duckdb]

Besides the time that passed it tells the seconds of processor that the engine's
processes used, which others on the same machine do not change.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from u145.refresh.building_on_spark import make_tables
from u145.refresh.built import begin
from u145.refresh.engines import is_on_spark
from u145.refresh.running_dbt import run_dbt
from u145.releases.checksum import count_rows
from u145.settings import Settings, load_settings

TICKS = os.sysconf("SC_CLK_TCK")
CHOICES = ("duckdb", "spark", "spark_thrift")
NO_TESTS = ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test"]


@dataclass
class Processor:
    """Seconds of processor used by all that this process started."""

    seconds: dict[int, float] = field(default_factory=dict)  # by process
    is_over: bool = False

    def watch(self) -> None:
        """Look every half second, because what has ended can't be asked."""
        while not self.is_over:
            for pid in descendants(os.getpid()):
                self.seconds[pid] = max(used(pid), self.seconds.get(pid, 0))
            time.sleep(0.5)


def descendants(parent: int) -> list[int]:
    """Return a process's children, and theirs."""
    found: list[int] = []
    for thread in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            listed = [int(pid) for pid in thread.read_text().split()]
        except OSError:  # it ended meanwhile
            continue
        for child in listed:
            found += [child, *descendants(child)]
    return found


def used(pid: int) -> float:
    """Return the seconds of processor that a process has used by itself."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def watched() -> Iterator[Processor]:
    """Watch the processes that are started inside."""
    processor = Processor()
    thread = threading.Thread(target=processor.watch)
    thread.start()
    try:
        yield processor
    finally:
        processor.is_over = True
        thread.join()


def builder(settings: Settings, target: str, lock: int) -> Callable[[], object]:
    """Return what builds everything on a target."""
    if is_on_spark(settings, target):
        return lambda: make_tables(settings, target=target, lock=lock)
    arguments = ["build", *NO_TESTS, "--full-refresh", "--target", target]
    return lambda: run_dbt(settings, arguments, lock=lock)


def measure(home: Path, target: str) -> str:
    """Build in a folder of its own over another home's raw layer; tell the times."""
    with tempfile.TemporaryDirectory(prefix="u145-bench-") as folder:
        (Path(folder) / "raw").symlink_to(home.absolute() / "raw")
        settings = load_settings(Path(folder))
        begin(settings.home, is_full=True)
        with (Path(folder) / "lock").open("w") as lock, watched() as processor:
            build, started = builder(settings, target, lock.fileno()), time.monotonic()
            build()
            passed = time.monotonic() - started
        return (
            f"{target:13} {passed:8.1f} s {sum(processor.seconds.values()):8.1f} CPU s"
            f" {count_rows(settings.home.build_database):12,} rows in tables"
        )


def main() -> None:
    """Measure the targets that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--target", action="append", choices=CHOICES)
    asked = parser.parse_args()
    for target in asked.target or CHOICES[:2]:
        sys.stdout.write(f"{measure(asked.home, target)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
