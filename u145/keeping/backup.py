"""Backup: everything that no other place can give back, in one folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from u145.errors import KnownError, UsageError
from u145.keeping.holdings import is_same_warehouse, link_holdings
from u145.keeping.manifest import (
    Entry,
    Manifest,
    is_sound,
    listed,
    manifest_file,
    object_of,
    read_manifest,
    write_manifest,
)
from u145.refresh.fingerprint import code_version, read_code, rule_files
from u145.refresh.lock import hold_lock, is_locked
from u145.releases.pointer import (
    flush_folder,
    list_releases,
    pointed_release,
    sha256_of,
)
from u145.settings import Home, Settings

Tell = Callable[..., None]
OWNER_ONLY = 0o700
# What a folder may hold besides a backup: a new disk, or a killed first one.
HARMLESS = {"objects", "lost+found"}


def back_up(settings: Settings, folder: Path, tell: Tell) -> Manifest:
    """Back a warehouse up into a folder, and return the list of it.

    The warehouse's lock is held only while files get a second name; refreshes
    go on while they are copied.

    Raises:
        UsageError: The folder lies in the warehouse, holds other things, or
            the backup of another warehouse; or there is nothing to back up.
        KnownError: The backup was made, but files of the warehouse are damaged
            or lost.
    """
    home = settings.home
    before = _check(home, folder)
    work = Home(home.folder / ".backup")
    work.folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
    with hold_lock(work, busy="backup.busy"):
        shot = Home(work.folder / "shot")
        if is_locked(home):
            tell("backup.waiting")
        with hold_lock(home, patience=inf):
            shutil.rmtree(shot.folder, ignore_errors=True)
            names = link_holdings(home, shot.folder)
        try:
            if not any(shot.archive.glob("*")):
                raise UsageError("backup.nothing", home=home.folder)
            if before and not is_same_warehouse(set(names), before.paths):
                raise UsageError("backup.foreign", folder=folder, home=home.folder)
            return _Backup(folder, shot, before).write(settings, names, tell)
        finally:
            shutil.rmtree(shot.folder, ignore_errors=True)


def _check(home: Home, folder: Path) -> Manifest | None:
    """Return the list of the backup that is there, if there is one."""
    if folder.resolve().is_relative_to(home.folder.resolve()):
        raise UsageError("backup.inside", folder=folder, home=home.folder)
    if not home.folder.is_dir():
        raise UsageError("backup.nothing", home=home.folder)
    if manifest_file(folder).exists():
        return read_manifest(folder)
    names = (path.name for path in folder.glob("*")) if folder.is_dir() else ()
    if any(not name.startswith(".") and name not in HARMLESS for name in names):
        raise UsageError("backup.not_empty", folder=folder)
    return None


@dataclass
class _Backup:
    """A backup that is being written, from files that no one changes."""

    folder: Path
    shot: Home
    before: Manifest | None
    there: set[str] = field(default_factory=set)  # contents known to be sound
    damaged: list[str] = field(default_factory=list)  # of the warehouse
    files_added: int = 0
    bytes_added: int = 0

    def write(self, settings: Settings, names: list[str], tell: Tell) -> Manifest:
        """Write objects, then the list, then remove what it does not name."""
        releases = list_releases(self.shot)
        sums = {f"releases/{one.path.name}": one.sha256 for one in releases}
        files = [*self._entries(names, sums), *self._lost(set(names))]
        rules = [self._put(name, path) for name, path in sorted(rule_files(settings))]
        current = pointed_release(self.shot)
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            code_version=code_version(read_code(settings).sha256),
            current=current.release_id if current else None,
            releases=tuple(one.release_id for one in releases),
            files=tuple(sorted(files, key=lambda entry: entry.path)),
            rules=tuple(rules),
        )
        write_manifest(self.folder, manifest)
        _remove_unnamed(self.folder, manifest)
        tell(
            "backup.done",
            folder=self.folder,
            files=len(manifest.entries),
            added=self.files_added,
            megabytes=f"{self.bytes_added / 1e6:.1f}",
            releases=len(releases),
        )
        if self.damaged:
            names = sorted(self.damaged)
            raise KnownError(
                "backup.incomplete", paths=listed(names), folder=self.folder
            )
        return manifest

    def _entries(self, names: list[str], sums: dict[str, str]) -> Iterator[Entry]:
        for name in names:
            parts = name.split("/")
            wanted = parts[1] if parts[0] == "archive" else sums.get(name)
            path = self.shot.folder / name
            if wanted is None or sha256_of(path) == wanted:
                yield self._put(name, path)
                continue
            self.damaged.append(name)
            if is_sound(self.folder, wanted):  # an earlier backup has it whole
                size = object_of(self.folder, wanted).stat().st_size
                yield Entry(name, size, wanted, _mode(path))

    def _lost(self, names: set[str]) -> Iterator[Entry]:
        """Keep the originals that the warehouse had and has no more."""
        for entry in self.before.files if self.before else ():
            if entry.path.startswith("archive/") and entry.path not in names:
                self.damaged.append(entry.path)
                if is_sound(self.folder, entry.sha256):
                    yield entry

    def _put(self, name: str, path: Path) -> Entry:
        """Write a content that the backup does not have, and read it again."""
        sha256, size = sha256_of(path), path.stat().st_size
        target = object_of(self.folder, sha256)
        if sha256 not in self.there and not is_sound(self.folder, sha256):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
            copy_whole(path, temporary, sha256)
            temporary.replace(target)
            flush_folder(target.parent)
            self.files_added += 1
            self.bytes_added += size
        self.there.add(sha256)
        return Entry(name, size, sha256, _mode(path))


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def copy_whole(source: Path, target: Path, sha256: str) -> None:
    """Copy a file for its owner only, flush it, and read the copy again.

    Originals hold what offices wrote about people, settings may hold keys.

    Raises:
        KnownError: The copy is not what it should be.
    """
    target.touch(mode=0o600)
    shutil.copyfile(source, target)
    with target.open("rb") as handle:
        os.fsync(handle.fileno())
    if sha256_of(target) != sha256:
        target.unlink()
        raise KnownError("backup.not_copied", path=source)


def _remove_unnamed(folder: Path, manifest: Manifest) -> None:
    named = {entry.sha256 for entry in manifest.entries}
    for path in (folder / "objects").rglob("*"):
        if path.is_file() and path.name not in named:
            path.unlink()
