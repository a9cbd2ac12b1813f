"""Bits flip and files are cut; and readers read while releases come and go."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable

from tests.faults.harness import ROOT, SECOND, County, Verdict, look, watched
from tests.refresh.conftest import deliver
from u145.errors import KnownError
from u145.landing.verifying import read_deliveries, verify_raw
from u145.refresh.healing import heal
from u145.releases import pointer
from u145.releases.current import NoRelease, current_release
from u145.releases.pointer import card_of, pointed_release
from u145.settings import Home

PUBLISHER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from u145.releases.drafting import drafting
from u145.releases.publishing import Candidate, publish
from u145.releases.pointer import Checks, pointed_release
from u145.releases.retention import prune
from u145.settings import Home
home = Home(Path(sys.argv[1]))
now = pointed_release(home)
for number in range(int(sys.argv[2])):
    with drafting(home, f"20230930-{number:06d}") as draft:
        draft.fill(home.build_database)
        publish(draft, Candidate(
            now.as_of, f"{number:064d}", Checks(1, 0, 0), 1, now.code_version))
    # Readers are given no time: that makes it harder for them than it is.
    prune(home, 3, now=datetime.now(UTC) + timedelta(days=1))
"""


def damaged_release(county: County, chance: random.Random, runs: int) -> Verdict:
    """The release, its card or the pointer is damaged: readers get the one before."""
    verdict = Verdict("a damaged release, card or pointer")
    home = county.copy("damaged")
    deliver(home, *SECOND)
    county.must(county.refresh(home))
    where = Home(home)
    current = pointed_release(where)
    assert current
    good = {"2023-08-31": 2, "2023-09-30": 5}
    for path in (current.path, card_of(current.path), where.pointer):
        content = path.read_bytes()
        path.chmod(0o644)
        for harm in _harms(content, chance, runs):
            path.write_bytes(harm(content))
            pointer._sha256_once.cache_clear()  # as in a process that just began
            try:
                _, as_of, rows = look(home)
                is_right = good.get(as_of) == rows
                served = current_release(home)
                is_noticed = served.instead_of is not None or path != current.path
                verdict.expect(is_right and is_noticed, f"{path.name}: served {as_of}")
            except NoRelease as error:
                verdict.expect(False, f"{path.name}: {error}")
            verdict.runs += 1
        path.write_bytes(content)
    return verdict


def damaged_raw(county: County, chance: random.Random, runs: int) -> Verdict:
    """A raw file is damaged: noticed before anything is built from it."""
    verdict = Verdict("a damaged raw file")
    home = county.copy("rotten")
    raw = home / "raw"
    before = list(read_deliveries(raw))
    for path in sorted(raw.rglob("*.parquet")):
        if path.stem in ("empty", "feeds", "feed_values", "run"):
            continue  # written again by every refresh that needs them
        content = path.read_bytes()
        for harm in _harms(content, chance, runs):
            path.write_bytes(harm(content))
            try:
                verify_raw(raw)
                # Some bits of Parquet mean nothing: the rows are the same then.
                is_fine = list(read_deliveries(raw)) == before
            except KnownError:
                is_fine = True
            verdict.expect(is_fine, f"{path.relative_to(raw)}: not noticed")
            verdict.runs += 1
        path.write_bytes(content)
    victim = next(iter((raw / "events").glob("[!e]*.parquet")))
    victim.write_bytes(victim.read_bytes()[:-1])
    deliver(home, *SECOND)
    with watched(home, verdict):
        done = county.refresh(home)
    verdict.expect(done.returncode == 1 and victim.name in done.stderr, done.stderr)
    return verdict


def damaged_ledger(county: County, chance: random.Random, runs: int) -> Verdict:
    """The ledger is cut or flipped: the next run works, and its notes are read."""
    verdict = Verdict("a damaged ledger")
    home = county.copy("forgetful")
    ledger = home / "refresh_runs.jsonl"
    content = ledger.read_bytes()
    for harm in _harms(content, chance, runs):
        ledger.write_bytes(harm(content))
        heal(Home(home))
        verdict.runs += 1
    deliver(home, *SECOND)
    with watched(home, verdict):
        county.heals(home, verdict, "a damaged ledger")
    return verdict


def busy_readers(county: County, chance: random.Random, runs: int) -> Verdict:
    """Readers read in a loop while release after release is published and pruned."""
    verdict = Verdict(f"readers during {runs} publishes", runs=runs)
    home = county.copy("busy")
    deliver(home, *SECOND)
    county.must(county.refresh(home))
    command = [sys.executable, "-c", PUBLISHER, str(home), str(runs)]
    with watched(home, verdict), watched(home, verdict), watched(home, verdict):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    verdict.expect(done.returncode == 0, done.stderr[-500:])
    kept = len(list(home.glob("releases/*.duckdb")))
    # The last three, and the month-ends: one of August, one of September.
    verdict.expect(kept <= 5, f"{kept} releases are kept")
    shutil.rmtree(home)
    return verdict


Harm = Callable[[bytes], bytes]


def _harms(content: bytes, chance: random.Random, runs: int) -> list[Harm]:
    """Return flips of one bit at random places, and cuts."""
    flips = [_flip(chance.randrange(len(content) * 8)) for _ in range(runs)]
    cuts = [_cut(chance.randrange(len(content))) for _ in range(max(runs // 10, 1))]
    return [*flips, *cuts, _cut(0), _cut(len(content) - 1)]


def _flip(bit: int) -> Harm:
    def harm(content: bytes) -> bytes:
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        return bytes(changed)

    return harm


def _cut(length: int) -> Harm:
    return lambda content: content[:length]
