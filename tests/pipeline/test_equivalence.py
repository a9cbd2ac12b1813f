"""However the same files arrive, the warehouse says the same."""

import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import AS_OF, SAMPLE, Command
from u145.releases.checksum import table_checksums
from u145.releases.current import connect, current_release

pytestmark = pytest.mark.slow

INBOX = SAMPLE / "inbox"


def said(home: Path) -> dict[str, str]:
    """Return a checksum of the content of every published table."""
    with connect(current_release(home)) as release:
        return table_checksums(release)


def different(home: Path, expected: dict[str, str]) -> list[str]:
    """Return the tables that say something else."""
    found = said(home)
    assert len(found) > 50
    return [
        table
        for table in sorted(found.keys() | expected.keys())
        if found.get(table) != expected.get(table)
    ]


def snapshot(home: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of every file of the warehouse but its diary."""
    return {
        str(path.relative_to(home)): (path.stat().st_size, path.stat().st_mtime_ns)
        for folder in ("raw", "archive", "releases", "build")
        for path in (home / folder).rglob("*")
        if path.is_file()
    } | {"CURRENT": (0, (home / "CURRENT").stat().st_mtime_ns)}


def test_the_same_inbox_again_changes_nothing(sample_home: Path, u145: Command):
    before = snapshot(sample_home)
    done = u145("refresh", "--home", sample_home, "--inbox", INBOX, "--as-of", AS_OF)
    assert done.returncode == 3, done.stdout + done.stderr
    assert snapshot(sample_home) == before


def test_files_in_any_order_and_in_batches_say_the_same(
    sample_home: Path, tmp_path: Path, u145: Command
):
    """Landed in three batches, built incrementally, then built from nothing."""
    expected = said(sample_home)
    files = sorted(path for path in INBOX.rglob("*") if path.is_file())
    random.Random(145).shuffle(files)
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    places = ("--home", home, "--inbox", inbox)
    refresh = ("refresh", *places, "--as-of", AS_OF)
    for batch, command in enumerate((refresh, ("land", *places), refresh)):
        for path in files[batch::3]:
            target = inbox / path.relative_to(INBOX)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        done = u145(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert different(home, expected) == []
    done = u145(*refresh, "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    assert different(home, expected) == []
