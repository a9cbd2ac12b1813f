"""`make security`: every statement behind every wall, and a table of the outcomes.

Then the bombs once more, by several people on the desk's page, and how long others
wait for theirs meanwhile.

--apart gives each statement a process of its own, as the desk does; otherwise
only those of the last four classes get one. `U145_SAMPLE_HOME=<a refreshed home>`
spares the building of the sample.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.conftest import refresh_sample
from tests.security.attack import measure
from tests.security.corpus import BOMBS, kinds, statements
from tests.security.ground import Ground
from tests.security.harness import LAYERS, LIMITS, Tally, play, play_apart
from u145.desk.confinement import walls
from u145.desk.limits import MB

OUTCOMES = ("refused", "failed", "stopped", "answered", "escaped")


def main() -> int:
    """Print both; 1 if anything got out, or others waited too long."""
    got_out = _play_all()
    with tempfile.TemporaryDirectory() as folder:
        standing = os.environ.get("U145_SAMPLE_HOME")
        home = Path(standing or f"{folder}/home")
        if not standing:
            refresh_sample(home)
        line, is_bearable = measure(home, Path(folder))
    sys.stdout.write(line + "\n")
    return 1 if got_out or not is_bearable else 0


def _play_all() -> bool:
    """Print the table; tell whether anything got out."""
    sys.stdout.write(f"{walls()}, {LIMITS}\n")
    sys.stdout.write(f"{'class':18}{'walls':8}{''.join(f'{o:>9}' for o in OUTCOMES)}\n")
    escapes: list[str] = []
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        for kind in kinds():
            for name, layers in LAYERS.items():
                if name == "system" and not walls().are_whole:
                    continue
                apart = kind in BOMBS or "--apart" in sys.argv
                player = play_apart if apart else play
                tally = player(ground, statements(kind), layers)
                sys.stdout.write(_line(kind, name, tally) + "\n")
                sys.stdout.flush()
                escapes += [f"{name}: {escape}" for escape in tally.escapes]
                total += tally.outcomes.total()
        ground.close()
    for escape in escapes:
        sys.stdout.write(f"ESCAPE behind {escape}\n")
    count = sum(len(statements(kind)) for kind in kinds())
    sys.stdout.write(f"{count} statements, {total} plays, {len(escapes)} escapes\n")
    return bool(escapes)


def _line(kind: str, name: str, tally: Tally) -> str:
    counts = "".join(f"{tally.outcomes[outcome]:9}" for outcome in OUTCOMES)
    slowest = f"slowest {tally.slowest:5.2f} s"
    largest = f", largest {tally.largest // MB} MB" if tally.largest else ""
    return f"{kind:18}{name:8}{counts}   {slowest}{largest}"


if __name__ == "__main__":
    sys.exit(main())
