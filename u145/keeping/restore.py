"""Restore: a warehouse as it was when it was backed up."""

from collections.abc import Callable
from pathlib import Path

from u145.errors import UsageError
from u145.keeping import beside
from u145.keeping.backup import copy_whole
from u145.keeping.holdings import (
    held_files,
    is_left_out,
    is_same_warehouse,
    surplus,
)
from u145.keeping.manifest import Manifest, check_backup, listed, object_of
from u145.refresh.fingerprint import rule_files
from u145.refresh.lock import hold_lock
from u145.releases.pointer import flush_folder, sha256_of
from u145.settings import Home, Settings

Tell = Callable[..., None]


def restore(settings: Settings, folder: Path, tell: Tell) -> Manifest:
    """Make the warehouse what a backup holds, and return the list of that.

    Everything is written beside and moved into place when it is whole; the
    pointer comes last. Deliveries that came after the backup are not given up:
    then the home is refused.

    Raises:
        UsageError: There is no backup, or the home holds what it does not.
        KnownError: The backup is damaged. Nothing is restored then.
    """
    manifest = check_backup(folder)
    home = settings.home
    with hold_lock(home):
        _refuse_other(home, folder, manifest)
        new = beside.start(home)
        unpack(folder, manifest, new, lambda path: True)
        # What was built belongs to the old raw layer.
        new.build.mkdir()
        beside.seal(home)
        beside.settle(home)
    tell(
        "restore.done",
        home=home.folder,
        files=len(manifest.files),
        releases=len(manifest.releases),
        made_at=manifest.made_at,
    )
    if differing := other_rules(settings, manifest):
        tell(
            "restore.other_rules", count=len(differing), names=listed(differing, most=3)
        )
    return manifest


def unpack(
    folder: Path, manifest: Manifest, target: Home, is_wanted: Callable[[str], bool]
) -> None:
    """Write the wanted files of a backup into an empty home."""
    folders: set[Path] = set()
    for entry in manifest.files:
        if not is_wanted(entry.path):
            continue
        path = target.folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(object_of(folder, entry.sha256), path, entry.sha256)
        path.chmod(entry.mode)
        folders.update(path.relative_to(target.folder).parents)
    for parent in folders:
        flush_folder(target.folder / parent)


def other_rules(settings: Settings, manifest: Manifest) -> list[str]:
    """Return the seeds, feeds and models that are not those of a backup."""
    here = {name: sha256_of(path) for name, path in rule_files(settings)}
    there = {entry.path: entry.sha256 for entry in manifest.rules}
    return sorted(
        name for name in here.keys() | there.keys() if here.get(name) != there.get(name)
    )


def _refuse_other(home: Home, folder: Path, manifest: Manifest) -> None:
    found = [path.name for path in home.folder.iterdir()]
    if all(name.startswith(".") or is_left_out(name) for name in found):
        return
    names = set(held_files(home))
    if not is_same_warehouse(names, manifest.paths):
        raise UsageError("restore.not_empty", home=home.folder)
    if newer := surplus(names, manifest.paths):
        raise UsageError(
            "restore.newer", home=home.folder, folder=folder, names=listed(newer)
        )
