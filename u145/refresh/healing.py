"""Put in order what a run that died left behind, before the next one begins.

Only for who holds the lock. Nothing that was delivered or published is touched.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, replace

from u145.errors import ExitCode
from u145.refresh.ledger import Run, read_runs
from u145.releases.drafting import sweep
from u145.releases.pointer import Release, list_releases, pointed_release, write_text
from u145.settings import Home


def heal(home: Home) -> None:
    """Remove temporary files of dead runs, and say in the ledger how they ended."""
    for leftover in home.folder.glob(".*.tmp"):
        leftover.unlink()
    for folder in (home.data_docs, home.dbt_docs, home.build, home.registry):
        for leftover in folder.glob(".*.tmp"):
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    if home.releases.is_dir():
        sweep(home)
    _settle_ledger(home)


def _settle_ledger(home: Home) -> None:
    """Keep one line a run, and let it tell what became of it."""
    if not home.ledger.exists():
        return
    lines = home.ledger.read_bytes().splitlines()
    runs = read_runs(home)
    published = {release.release_id: release for release in _releases(home)}
    settled = [_settled(run, published.get(run.release_id or "")) for run in runs]
    if settled != runs or len(lines) != len(runs):
        write_text(home.ledger, "".join(map(_line, settled)))


def _releases(home: Home) -> Iterable[Release]:
    current = pointed_release(home)
    return [*([current] if current else []), *list_releases(home)]


def _settled(run: Run, release: Release | None) -> Run:
    """Return a run that died after readers were sent to its release as published."""
    if run.finished_at or release is None:
        return run
    return replace(
        run,
        outcome="published",
        exit_code=int(ExitCode.DONE),
        finished_at=release.published_at,
        checks_passed=release.checks.passed,
        checks_warned=release.checks.warned,
        checks_failed=release.checks.failed,
    )


def _line(run: Run) -> str:
    return json.dumps(asdict(run), ensure_ascii=False, default=str) + "\n"
