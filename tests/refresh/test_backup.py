"""A backup is whole or it is none, whatever happens to it."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.refresh.conftest import Run, deliver
from tests.refresh.stopping import go_on, killed, start
from u145.keeping.manifest import Manifest, object_of, read_manifest

pytestmark = pytest.mark.slow


def objects(folder: Path) -> set[str]:
    return {path.name for path in (folder / "objects").rglob("*") if path.is_file()}


def named(manifest: Manifest) -> set[str]:
    return {entry.sha256 for entry in manifest.entries}


def flip(path: Path) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def original(home: Path) -> Path:
    return next(path for path in (home / "archive").rglob("*") if path.is_file())


def test_a_second_backup_writes_only_what_is_new(
    run: Run, refreshed: Path, backup: Path
) -> None:
    first = read_manifest(backup)
    paths = first.paths
    assert {"CURRENT", "refresh_runs.jsonl"} <= paths
    tops = {path.split("/")[0] for path in paths}
    assert {"archive", "raw", "releases"} <= tops
    assert not tops & {"build", "inbox", "LOCK"}
    assert "feeds/calls.yml" in {entry.path for entry in first.rules}
    before = {
        name: object_of(backup, name).stat().st_mtime_ns for name in objects(backup)
    }
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("land").returncode == 0
    assert run("backup", backup).returncode == 0
    second = read_manifest(backup)
    new = second.paths - first.paths
    assert {path.split("/")[0] for path in new} == {"archive", "raw"}
    for name in objects(backup) & before.keys():
        assert object_of(backup, name).stat().st_mtime_ns == before[name]
    assert objects(backup) == named(second)
    assert run("backup", backup, "--verify").returncode == 0


@pytest.mark.parametrize(
    "moment",
    [
        "replace .*/objects/",  # the first new file
        "replace .*manifest.json",  # all files, no list yet
        "unlink .*/objects/",  # the new list, old files still there
    ],
)
def test_a_killed_backup_leaves_a_whole_one(
    run: Run, refreshed: Path, project: Path, backup: Path, moment: str
) -> None:
    # Something new, and something that goes.
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("land").returncode == 0
    (refreshed / "refresh_runs.jsonl").write_text("")
    killed(project, refreshed, moment, "backup", backup)
    done = run("backup", backup, "--verify")
    assert done.returncode == 0, done.stderr
    assert run("backup", backup).returncode == 0
    assert objects(backup) == named(read_manifest(backup))
    assert not (refreshed / ".backup" / "shot").exists()


def test_a_killed_first_backup_is_none(
    run: Run, refreshed: Path, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    killed(project, refreshed, "replace .*manifest.json", "backup", folder)
    for command in (["backup", folder, "--verify"], ["restore", folder]):
        done = run(*command)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert "no whole backup" in done.stderr
    assert run("backup", folder).returncode == 0


def test_a_refresh_goes_on_while_a_backup_is_written(
    run: Run, refreshed: Path, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    release = json.loads((refreshed / "CURRENT").read_text())["release_id"]
    copying = start(
        project, refreshed, "replace .*/objects/", signal.SIGSTOP, "backup", folder
    )
    os.waitpid(copying.pid, os.WUNTRACED)
    # It stands in the middle. Deliveries land, and what it lists goes away.
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("land").returncode == 0
    for path in (refreshed / "releases").iterdir():
        path.unlink()
    go_on(copying)
    manifest = read_manifest(folder)
    assert f"releases/{release}.duckdb" in manifest.paths
    assert len([path for path in manifest.paths if path.startswith("archive/")]) == 1
    assert run("backup", folder, "--verify").returncode == 0


def test_a_backup_waits_for_a_refresh(
    run: Run, refreshed: Path, project: Path, tmp_path: Path
) -> None:
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    landing = start(project, refreshed, "replace .*deliveries", signal.SIGSTOP, "land")
    os.waitpid(landing.pid, os.WUNTRACED)
    backup = start(
        project, refreshed, "never", signal.SIGKILL, "backup", tmp_path / "backup"
    )
    assert backup.stdout is not None
    assert "A refresh is running" in backup.stdout.readline()
    go_on(landing)
    assert backup.wait() == 0
    paths = read_manifest(tmp_path / "backup").paths
    assert len([path for path in paths if path.startswith("raw/deliveries/")]) == 3


def test_damage_is_named_and_nothing_is_restored(
    run: Run, refreshed: Path, backup: Path, tmp_path: Path
) -> None:
    manifest = read_manifest(backup)
    home = tmp_path / "restored"
    for entry in (
        next(e for e in manifest.files if e.path.startswith("archive/")),
        next(e for e in manifest.files if e.path.endswith(".duckdb")),
    ):
        damaged = object_of(backup, entry.sha256)
        whole = damaged.read_bytes()
        flip(damaged)
        for command in (
            ["backup", backup, "--verify"],
            ["restore", backup, "--home", home],
        ):
            done = run(*command)
            assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
            assert entry.path in done.stderr
        assert not home.exists()
        damaged.write_bytes(whole)
    flip(backup / "manifest.json")
    done = run("restore", backup, "--home", home)
    assert done.returncode in {1, 2}
    assert len(done.stderr.splitlines()) == 1
    assert not home.exists()


def test_a_damaged_file_of_a_backup_is_written_again(
    run: Run, refreshed: Path, backup: Path
) -> None:
    flip(object_of(backup, original(refreshed).parent.name))
    assert run("backup", backup).returncode == 0
    assert run("backup", backup, "--verify").returncode == 0


@pytest.mark.parametrize("is_lost", [False, True])
def test_what_the_warehouse_lost_stays_in_the_backup_and_comes_back(
    run: Run, refreshed: Path, backup: Path, is_lost: bool
) -> None:
    file = original(refreshed)
    whole = file.read_bytes()
    if is_lost:
        shutil.rmtree(file.parent)
        # Another original, or it would be taken for an empty disk.
        deliver(refreshed, "来电2023年9月.csv", "3,停水")
        (refreshed / "inbox" / "来电2023年8月.csv").unlink()
        assert run("land").returncode == 0
    else:
        flip(file)
    done = run("backup", backup)
    assert done.returncode == 1
    assert file.name in done.stderr
    assert run("restore", backup, "--no-prove").returncode == 0
    assert file.read_bytes() == whole
    assert run("backup", backup).returncode == 0


def test_a_wrong_folder_is_refused_in_one_line(
    run: Run, refreshed: Path, backup: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "letters").mkdir(parents=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    deliver(tmp_path / "home2", "来电2023年9月.csv", "3,停水")
    assert run("land", "--home", tmp_path / "home2").returncode == 0
    before = (backup / "manifest.json").read_bytes()
    for command, says in (
        (["backup", refreshed / "backup"], "lies in the warehouse"),
        (["backup", other], "holds other files"),
        (["backup", tmp_path / "new", "--home", empty], "nothing to back up"),
        # As if the disk of the warehouse were not there.
        (["backup", backup, "--home", empty], "nothing to back up"),
        (["backup", backup, "--home", tmp_path / "home2"], "another warehouse"),
        (["restore", tmp_path / "nothing"], "no whole backup"),
    ):
        done = run(*command)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert says in done.stderr
    assert (backup / "manifest.json").read_bytes() == before
