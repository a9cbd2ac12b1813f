"""`make faults`: every scenario at length, and a table of what came of it.

`python -m tests.faults full_disk …` plays only those that are named.
"""

import os
import random
import secrets
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import County
from tests.faults.scenarios import AT_LENGTH, Verdict, play


def main() -> int:
    """Play all scenarios and print the table; 1 if anything went wrong."""
    seed = int(os.environ.get("U145_FAULT_SEED", secrets.randbelow(1_000_000)))
    sys.stdout.write(f"seed {seed} (U145_FAULT_SEED repeats it)\n")
    verdicts = []
    with tempfile.TemporaryDirectory() as folder:
        county = County(Path(folder))
        for name in sys.argv[1:] or AT_LENGTH:
            chance = random.Random(f"{seed} {name}")
            verdicts.append(play(name, county, chance, AT_LENGTH[name]))
            sys.stdout.write(_line(verdicts[-1]) + "\n")
            sys.stdout.flush()
    bad = [verdict for verdict in verdicts if not verdict.is_good]
    for verdict in bad:
        for problem in [*verdict.failures, *verdict.reader_errors][:10]:
            sys.stdout.write(f"{verdict.scenario}: {problem}\n")
    total = Verdict("all")
    for verdict in verdicts:
        total.runs += verdict.runs
        total.failures += verdict.failures
        total.lost_rows += verdict.lost_rows
        total.reads += verdict.reads
        total.reader_errors += verdict.reader_errors
    sys.stdout.write(_line(total) + "\n")
    return 1 if bad else 0


def _line(verdict: Verdict) -> str:
    return (
        f"{verdict.scenario:42} {verdict.runs:6} runs"
        f" {len(verdict.failures):4} failures {verdict.lost_rows:4} lost rows"
        f" {verdict.reads:7} reads {len(verdict.reader_errors):4} reader errors"
    )


if __name__ == "__main__":
    sys.exit(main())
