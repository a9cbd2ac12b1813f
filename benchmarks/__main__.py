"""Time everything there is to time, and print what came of it.

    python -m benchmarks --folder FOLDER [--records 1 3 10] [--only NAME …]

One thing after the other, each in a process of its own, on an otherwise quiet
machine. Results are kept in `benchmarks/results/`, and `docs/performance.md` is
printed from them; it is never typed.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from docs import print_performance

# What is timed on the largest warehouse, and what on the sample as it is committed.
ON_THE_LARGEST = ("queries", "reruns", "processes", "start", "peers.frames")
ON_THE_SAMPLE = ("peers.superset", "peers.sqlmesh")


def commands(
    folder: Path, records: list[float], sample_home: Path
) -> dict[str, list[str]]:
    """Return the arguments of each benchmark, in the order in which they run."""
    largest = folder / f"home_{max(records):g}m"
    sizes = [f"{size:g}" for size in records]
    return {
        "refresh": ["--folder", str(folder), "--records", *sizes],
        **{name: ["--home", str(largest)] for name in ON_THE_LARGEST},
        **{name: ["--home", str(sample_home)] for name in ON_THE_SAMPLE},
    }


def main() -> int:
    """Run the benchmarks of the command line; return how many did not end well."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--records", type=float, nargs="+", default=[1, 3, 10])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--only", nargs="+", default=[])
    options = parser.parse_args()
    broken = 0
    chosen = commands(options.folder, options.records, options.home)
    for name in options.only or chosen:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *chosen[name]]
        broken += subprocess.run(command, check=False).returncode != 0
    print_performance.main([])
    return broken


if __name__ == "__main__":
    sys.exit(main())
