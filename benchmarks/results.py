"""What a measurement found, kept as a small JSON file that the docs are printed from.

A result says on what it was measured: figures of two machines, or of two versions
of an engine, are not to be put side by side. It holds no path and no host name.
"""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("results")
PACKAGES = ("duckdb", "dbt-core", "dbt-duckdb", "streamlit", "pandas", "pyarrow")
GIB = 1 << 30

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Aim:
    """What was to be reached, and what was: `value` should not exceed `limit`."""

    aim: str
    value: float
    limit: float

    @property
    def is_met(self) -> bool:
        return self.value <= self.limit


@dataclass(frozen=True)
class Result:
    """A measurement, its circumstances and its aims."""

    name: str  # of the benchmark's module
    rows: list[Row]
    aims: list[Aim] = field(default_factory=list)
    seed: int | None = None  # of what was chosen at random
    about: Row = field(default_factory=dict)  # what was measured: rows, runs, users
    machine: Row = field(default_factory=lambda: machine())
    measured_at: str = field(
        default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds")
    )


def machine(*more: str) -> dict[str, Any]:
    """Return what measures here: processors, memory, load, versions.

    Args:
        *more: Packages whose versions matter, besides the usual ones.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": _processor(),
        "processors": len(os.sched_getaffinity(0)),
        "memory_gib": round(memory / GIB, 1),
        "system": f"{platform.system()} {platform.release()}",
        "load_1_min": round(os.getloadavg()[0], 2),
        "versions": {"python": platform.python_version()}
        | {name: _version(name) for name in (*PACKAGES, *more)},
    }


def write(result: Result, folder: Path = FOLDER) -> Path:
    """Write a result to `NAME.json`, and return the file's path."""
    content = asdict(result)
    content["aims"] = [asdict(aim) | {"is_met": aim.is_met} for aim in result.aims]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{result.name}.json"
    text = json.dumps(content, ensure_ascii=False, indent=2)
    file.write_text(f"{text}\n", encoding="utf-8")
    return file


def read(name: str, folder: Path = FOLDER) -> Result | None:
    """Return the result that was written last; nothing if none was."""
    try:
        text = (folder / f"{name}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    content = json.loads(text)
    aims = [Aim(one["aim"], one["value"], one["limit"]) for one in content["aims"]]
    return Result(**{**content, "aims": aims})


def aims_text(aims: list[Aim]) -> str:
    """Return a line for each aim: what it was, and whether it was met."""
    return "\n".join(
        f"{'met    ' if one.is_met else 'NOT MET'}  {one.aim}:"
        f" {one.value:,.4g} (at most {one.limit:,.4g})"
        for one in aims
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _processor() -> str:
    try:
        facts = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:  # not Linux
        return platform.processor()
    names = (line for line in facts.splitlines() if line.startswith("model name"))
    return next(names, ":").partition(":")[2].strip() or platform.machine()
