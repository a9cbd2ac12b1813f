"""A restore gives back the whole warehouse, or leaves what is there."""

import json
import shutil
from pathlib import Path

import pytest

from tests.refresh.conftest import Run, deliver, write
from tests.refresh.stopping import killed
from u145.keeping.holdings import held_files
from u145.settings import Home

pytestmark = pytest.mark.slow


def contents(home: Path) -> dict[str, bytes]:
    return {name: (home / name).read_bytes() for name in held_files(Home(home))}


def test_a_restored_warehouse_proves_itself_and_goes_on(
    run: Run, refreshed: Path, backup: Path, tmp_path: Path
) -> None:
    held = contents(refreshed)
    shutil.rmtree(refreshed / "archive")
    home = tmp_path / "restored"
    done = run("restore", backup, "--home", home)
    assert done.returncode == 0, done.stderr
    assert "table by table" in done.stdout
    assert contents(home) == held
    # Nothing of the proof or of the work is left.
    assert {path.name for path in home.iterdir()} - {
        name.split("/")[0] for name in held
    } == {"LOCK", "build"}
    release = json.loads((home / "CURRENT").read_text())
    assert (home / release["file"]).stat().st_mode & 0o222 == 0
    asked = run("sql", "select count(*) as n from core.fct_events", "--home", home)
    assert asked.returncode == 0
    # The same files again are no news.
    inbox = refreshed / "inbox"
    assert run("refresh", "--home", home, "--inbox", inbox).returncode == 3


def test_who_may_read_a_file_stays_as_it_was(
    run: Run, refreshed: Path, tmp_path: Path
) -> None:
    """Settings with keys in them are for their owner, in the backup as well."""
    write(refreshed / "alerts.yml", "a key")
    (refreshed / "alerts.yml").chmod(0o600)
    backup, home = tmp_path / "kept", tmp_path / "restored"
    assert run("backup", backup).returncode == 0
    assert run("restore", backup, "--no-prove", "--home", home).returncode == 0
    for name in held_files(Home(refreshed)):
        assert (home / name).stat().st_mode == (refreshed / name).stat().st_mode, name
    objects = [path for path in (backup / "objects").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in objects} == {0o600}


MOMENTS = [
    "replace .*WHOLE",  # all is there, but not said to be
    "rename .*/home/raw .*old_raw",
    "rename .*/.beside/raw ",  # the old raw layer is away, the new not there yet
    "replace .*/releases/.*json",
    "replace .*/CURRENT",
    "unlink .*WHOLE",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_restore_is_undone_or_finished(
    run: Run, refreshed: Path, project: Path, backup: Path, moment: str
) -> None:
    """Over a warehouse that lost a part, while readers go on."""
    held = contents(refreshed)
    (refreshed / "SCHEDULE").touch()
    held_by_another = (refreshed / "SCHEDULE").stat().st_ino
    original = next((refreshed / "archive").glob("*/*"))
    original.unlink()
    killed(project, refreshed, moment, "restore", backup, "--no-prove")
    assert run("sql", "select * from core.fct_events").returncode == 0
    (refreshed / "empty").mkdir()
    # Whoever gets the lock next puts things in order.
    assert run("land", "--inbox", refreshed / "empty").returncode == 3
    (refreshed / "empty").rmdir()
    assert not (refreshed / ".beside").exists()
    if not original.exists():
        assert "WHOLE" in moment
        assert run("restore", backup, "--no-prove").returncode == 0
    assert contents(refreshed) == held
    # A lock is a file, and not a name: it stays the same one.
    assert (refreshed / "SCHEDULE").stat().st_ino == held_by_another


def test_a_killed_restore_into_nothing_is_nothing(
    run: Run, refreshed: Path, project: Path, backup: Path, tmp_path: Path
) -> None:
    home = tmp_path / "restored"
    killed(project, home, "replace .*WHOLE", "restore", backup, "--no-prove")
    assert not (home / "CURRENT").exists()
    assert run("restore", backup, "--no-prove", "--home", home).returncode == 0
    assert contents(home) == contents(refreshed)


def test_what_came_after_the_backup_is_not_given_up(
    run: Run, refreshed: Path, backup: Path
) -> None:
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("land").returncode == 0
    held = contents(refreshed)
    done = run("restore", backup, "--no-prove")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "来电2023年9月.csv" in done.stderr
    assert contents(refreshed) == held


def test_another_warehouse_or_folder_is_left_alone(
    run: Run, backup: Path, tmp_path: Path
) -> None:
    deliver(tmp_path / "other", "来电2023年9月.csv", "3,停水")
    assert run("land", "--home", tmp_path / "other").returncode == 0
    write(tmp_path / "letters" / "a.txt", "a letter")
    for folder in (tmp_path / "other", tmp_path / "letters"):
        held = contents(folder)
        done = run("restore", backup, "--no-prove", "--home", folder)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "not empty" in done.stderr
        assert contents(folder) == held


def test_other_rules_are_said_and_prove_nothing(
    run: Run, project: Path, backup: Path, tmp_path: Path
) -> None:
    feed = project / "feeds" / "calls.yml"
    write(feed, feed.read_text() + "# another rule\n")
    done = run("restore", backup, "--home", tmp_path / "restored")
    assert done.returncode == 0, done.stderr
    assert "feeds/calls.yml" in done.stdout
    assert "can't be proved" in done.stdout
