"""What is written about a release: in the pointer, and beside each release."""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import Any

from u145.errors import UsageError
from u145.releases.remembering import is_remembered, remember
from u145.settings import Home

# Bytes read at once: a large release is read beside other threads, and has to wait
# for Python's lock after each part.
AT_ONCE = 16 << 20
_read_ahead: dict[Path, Thread] = {}  # who reads which release already


@dataclass(frozen=True)
class Checks:
    """How many checks (dbt tests and expectations) ended how."""

    passed: int = 0
    warned: int = 0
    failed: int = 0

    def __add__(self, other: "Checks") -> "Checks":
        """Return both together."""
        return Checks(
            self.passed + other.passed,
            self.warned + other.warned,
            self.failed + other.failed,
        )


@dataclass(frozen=True)
class Release:
    """A release, as `CURRENT` and the card beside its file describe it."""

    release_id: str
    path: Path
    sha256: str
    content_sha256: str  # over all published tables, whatever their order
    inputs_sha256: str  # deliveries, code and as-of that made it
    as_of: date
    published_at: datetime  # UTC
    checks: Checks
    deliveries: int
    code_version: str
    previous: str | None
    tables: dict[str, str] = field(default_factory=dict)  # schema.table -> checksum
    # Unknown in a card from before cards said so, or in a project without any.
    rows_quarantined: int | None = None
    # Set by a reader that had to leave a damaged release for this one.
    instead_of: str | None = None

    def to_json(self) -> str:
        """Return the text of the pointer or card."""
        content = asdict(self)
        del content["path"], content["instead_of"]
        content["file"] = f"releases/{self.path.name}"
        content["as_of"] = self.as_of.isoformat()
        content["published_at"] = self.published_at.isoformat()
        content["seal"] = _seal(content)
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def parse_release(text: str, home: Path) -> Release:
    """Return the release that a pointer or card describes.

    Raises:
        ValueError: The text is not a whole description of a release, or not the
            one that was written.
    """
    content: dict[str, Any] = json.loads(text)
    try:
        if content.pop("seal") != _seal(content):
            raise ValueError("not what was written")
        file = content.pop("file")
        return Release(
            **{
                **content,
                "path": home / file,
                "as_of": date.fromisoformat(content["as_of"]),
                "published_at": datetime.fromisoformat(content["published_at"]),
                "checks": Checks(**content["checks"]),
            }
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a release: {error}") from error


def _seal(content: dict[str, Any]) -> str:
    """Return a checksum of a description, so that one flipped bit is noticed."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def card_of(release_file: Path) -> Path:
    """Return the path of the description that lies beside a release."""
    return release_file.with_suffix(".json")


def write_text(path: Path, text: str) -> None:
    """Replace a small file at once: readers see the old text or the new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    temporary.replace(path)
    flush_folder(path.parent)


def discard(path: Path) -> None:
    """Remove a file, or a folder into which DuckDB spilled; nothing there is well."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, which is read once per process and change."""
    facts = path.stat()
    return _sha256_once(path, facts.st_mtime_ns, facts.st_size)


def read_ahead(home: Home) -> None:
    """Begin to read what readers see, for who will ask whether it is intact.

    Reading it takes as long as loading what a refresh needs; so both go on at once.
    """
    release = pointed_release(home)
    if not release:
        return

    def read() -> None:
        with suppress(OSError):  # who asks is told
            sha256_of(release.path)

    # A daemon: a command that is asked to stop does not wait for it.
    reader = _read_ahead[release.path] = Thread(target=read, daemon=True)
    reader.start()


def is_intact(release: Release) -> bool:
    """Tell whether the release's file is the one that was published."""
    if reader := _read_ahead.get(release.path):
        reader.join()
    try:
        return sha256_of(release.path) == release.sha256
    except FileNotFoundError:
        return False


def was_intact(release: Release) -> bool:
    """Tell it by what an earlier look found, if the file was not changed since."""
    if is_remembered(release.path, release.sha256):
        return True
    is_whole = is_intact(release)
    if is_whole:
        remember(release.path, release.sha256)  # for the processes after this one
    return is_whole


def is_still_intact(release: Release) -> bool:
    """Tell it anew, of a file that may have changed without a new time or size."""
    _sha256_once.cache_clear()
    return is_intact(release)


@lru_cache(maxsize=64)
def _sha256_once(path: Path, changed_at: int, size: int) -> str:
    # The time is unused but part of the key: another file, another sum.
    found, part = hashlib.sha256(), memoryview(bytearray(min(size, AT_ONCE) or 1))
    with path.open("rb", buffering=0) as handle:
        while length := handle.readinto(part):
            found.update(part[:length])
    return found.hexdigest()


def pointed_release(home: Home) -> Release | None:
    """Return the release that the pointer names, unverified, if it names one."""
    try:
        return parse_release(home.pointer.read_text(encoding="utf-8"), home.folder)
    except (ValueError, FileNotFoundError):  # UnicodeDecodeError is one, too
        return None


def list_releases(home: Home) -> list[Release]:
    """Return the releases that are kept, the newest first.

    A release whose card cannot be read is left out: it was never current, or
    is damaged, and nothing should move to it.
    """
    releases = []
    for card in home.releases.glob("*.json"):
        try:
            release = parse_release(card.read_text(encoding="utf-8"), home.folder)
        except (ValueError, FileNotFoundError):
            continue
        if release.path.exists():
            releases.append(release)
    return sorted(releases, key=lambda release: release.published_at, reverse=True)


def named_release(releases: list[Release], release_id: str) -> Release:
    """Return the release whose id begins so.

    Raises:
        UsageError: There is none, or more than one.
    """
    found = [one for one in releases if one.release_id.startswith(release_id)]
    if len(found) != 1:
        key = "releases.several" if found else "releases.unknown"
        raise UsageError(key, release=release_id)
    return found[0]


class NoRelease(UsageError):  # noqa: N818 - the name readers know
    """Nothing is published yet, or nothing that is published is intact."""
