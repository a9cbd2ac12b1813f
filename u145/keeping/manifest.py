"""The list of a backup: every file with its checksum, and what they are.

    DIR/manifest.json         written last: without it there is no backup
    DIR/objects/ab/ab12…      the files, each under the checksum of its content

A backup over an earlier one adds objects, replaces the list at once, and then
removes what no list names. Killed anywhere, one whole backup is there.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from u145.errors import KnownError, UsageError
from u145.releases.pointer import sha256_of, write_text

FORMAT = 1


@dataclass(frozen=True)
class Entry:
    """One file of a warehouse, or of the rules that it was built by."""

    path: str
    size: int
    sha256: str
    mode: int  # who may read and write it


@dataclass(frozen=True)
class Manifest:
    """What a backup holds."""

    made_at: str
    code_version: str  # of the checkout that made the backup
    current: str | None  # release that readers followed
    releases: tuple[str, ...]
    files: tuple[Entry, ...]  # below the home
    rules: tuple[Entry, ...]  # below the project: seeds, feeds, models …

    @property
    def paths(self) -> set[str]:
        """Return the paths of the warehouse's files."""
        return {entry.path for entry in self.files}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return every file of the backup."""
        return (*self.files, *self.rules)


def object_of(folder: Path, sha256: str) -> Path:
    """Return where a backup keeps a content."""
    return folder / "objects" / sha256[:2] / sha256


def manifest_file(folder: Path) -> Path:
    """Return where the list of a backup lies."""
    return folder / "manifest.json"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the list, which makes the backup one."""
    content = {"format": FORMAT, **asdict(manifest)}
    content["sha256"] = _own_checksum(content)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_text(manifest_file(folder), text)


def read_manifest(folder: Path) -> Manifest:
    """Return the list of a backup.

    Raises:
        UsageError: There is no backup, or none of this kind.
        KnownError: The list is damaged.
    """
    file = manifest_file(folder)
    try:
        content: dict[str, Any] = json.loads(file.read_bytes())
        said = content.pop("sha256")
        if said != _own_checksum(content):
            raise ValueError("another checksum")
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("backup.none", folder=folder) from None
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnownError("backup.damaged", path=file.name) from error
    if content.pop("format") != FORMAT:
        raise UsageError("backup.other_format", folder=folder)
    manifest = Manifest(**content)
    return replace(
        manifest,
        releases=tuple(manifest.releases),
        files=tuple(Entry(**entry) for entry in content["files"]),
        rules=tuple(Entry(**entry) for entry in content["rules"]),
    )


def damaged_entries(folder: Path, manifest: Manifest) -> Iterator[Entry]:
    """Read every file of a backup once, and return those that are not whole."""
    sound: dict[str, bool] = {}
    for entry in manifest.entries:
        if entry.sha256 not in sound:
            sound[entry.sha256] = is_sound(folder, entry.sha256)
        if not sound[entry.sha256]:
            yield entry


def is_sound(folder: Path, sha256: str) -> bool:
    """Tell whether a backup has a content, unchanged."""
    path = object_of(folder, sha256)
    try:
        return path.is_file() and sha256_of(path) == sha256
    except OSError:  # a bad block
        return False


def check_backup(folder: Path) -> Manifest:
    """Return the list of a backup that is whole.

    Raises:
        KnownError: A file of it is damaged or missing; the line names it.
    """
    manifest = read_manifest(folder)
    damaged = [entry.path for entry in damaged_entries(folder, manifest)]
    if damaged:
        raise KnownError("backup.damaged", path=listed(damaged))
    return manifest


def listed(names: list[str], most: int = 5) -> str:
    """Return names for a line: the first ones, and a sign for the rest."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def _own_checksum(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
