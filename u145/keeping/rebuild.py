"""Rebuild: the warehouse from its archive alone, and the proof that it is the same.

Originals are landed again into a raw layer without deliveries, and everything
is built, audited and published beside the warehouse in use. Only when the
result is what it should be, it takes that one's place.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from u145.errors import KnownError, UsageError
from u145.keeping import beside
from u145.keeping.holdings import HISTORY, link_holdings
from u145.keeping.manifest import Manifest, listed
from u145.keeping.restore import unpack
from u145.refresh.fingerprint import code_version, read_code
from u145.refresh.lock import hold_lock
from u145.refresh.refreshing import refresh
from u145.refresh.wish import Wish
from u145.releases.pointer import (
    Release,
    list_releases,
    pointed_release,
    sha256_of,
)
from u145.settings import Home, Settings

Tell = Callable[..., None]


@dataclass(frozen=True)
class Verdict:
    """How a release that was made again compares with the one before."""

    key: str  # of the message
    differing: tuple[str, ...]  # tables
    is_failure: bool = False


def rebuild(settings: Settings, tell: Tell, accepts: bool = False) -> Release:
    """Make the warehouse again from its archive, and publish it.

    Args:
        settings: Where it is.
        tell: Says a line.
        accepts: Take the result even if it differs without a reason.

    Raises:
        KnownError: An original is damaged, the build or audit failed, or the
            result differs although rules and deliveries are the same. Readers
            and the raw layer stay as they were.
    """
    home = settings.home
    if not any(home.archive.glob("*")):
        raise UsageError("rebuild.nothing", home=home.folder)
    with hold_lock(home):
        check_originals(home.archive)
        current = pointed_release(home) or next(iter(list_releases(home)), None)
        made = _make_again(settings, home, beside.start(home), current, tell)
        if current:
            verdict = compare(current, made)
            if verdict.is_failure and not accepts:
                raise _failed(verdict.key, verdict, current)
            _say(verdict, current, tell)
        beside.seal(home)
        beside.settle(home)
    return replace(made, path=home.releases / made.path.name)


def prove(settings: Settings, source: Home, release: Release, tell: Tell) -> None:
    """Build a release again from originals alone, in a folder of its own.

    Raises:
        KnownError: The result differs although rules and deliveries are the
            same.
    """
    version = code_version(read_code(settings).sha256)
    if version != release.code_version:
        tell("proof.other_code", release=release.release_id, version=version)
        return
    scratch = Home(settings.home.folder / ".proof")
    shutil.rmtree(scratch.folder, ignore_errors=True)
    scratch.folder.mkdir(parents=True)
    try:
        tell("proof.begins", release=release.release_id)
        check_originals(source.archive)
        made = _make_again(settings, source, scratch, release, tell)
        verdict = compare(release, made)
        if verdict.is_failure:
            raise _failed("proof.failed", verdict, release)
        _say(verdict, release, tell)
    finally:
        shutil.rmtree(scratch.folder, ignore_errors=True)


def prove_backup(
    settings: Settings, folder: Path, manifest: Manifest, tell: Tell
) -> None:
    """Build the current release of a backup again from its originals alone."""
    scratch = Home(settings.home.folder / ".unpacked")
    shutil.rmtree(scratch.folder, ignore_errors=True)
    scratch.folder.mkdir(parents=True)
    try:
        unpack(folder, manifest, scratch, lambda path: not path.startswith("raw/"))
        if release := pointed_release(scratch):
            prove(settings, scratch, release, tell)
    finally:
        shutil.rmtree(scratch.folder, ignore_errors=True)


def check_originals(archive: Path) -> None:
    """Refuse an archive with a file that is not the one that was delivered.

    Raises:
        KnownError: So it is; the line names the files.
    """
    damaged = [
        path.relative_to(archive).as_posix()
        for folder in sorted(archive.glob("[!.]*"))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.name.startswith(".")
        and sha256_of(path) != folder.name
    ]
    if damaged:
        raise KnownError("rebuild.damaged", paths=listed(damaged), folder=archive)


def compare(before: Release, made: Release) -> Verdict:
    """Compare what two releases say, and find a reason if they differ."""
    names = before.tables.keys() | made.tables.keys()
    differing = tuple(
        sorted(n for n in names if before.tables.get(n) != made.tables.get(n))
    )
    if not differing:
        return Verdict("rebuild.same", ())
    if before.code_version != made.code_version:
        return Verdict("rebuild.other_code", differing)
    if made.deliveries > before.deliveries:
        return Verdict("rebuild.more_deliveries", differing)
    return Verdict("rebuild.differs", differing, is_failure=True)


def _make_again(
    settings: Settings, source: Home, scratch: Home, before: Release | None, tell: Tell
) -> Release:
    """Refresh an empty home from the archive of another.

    It knows what was published before, as any refresh does, and nothing of
    what was landed.
    """
    link_holdings(source, scratch.folder, only=HISTORY)
    wish = Wish(
        inbox=source.archive,
        as_of=before.as_of if before else None,
        is_full=True,
        is_archive=True,
    )
    return refresh(replace(settings, home=scratch), wish, tell)


def _say(verdict: Verdict, release: Release, tell: Tell) -> None:
    tables = listed(list(verdict.differing))
    tell(verdict.key, release=release.release_id, tables=tables)


def _failed(key: str, verdict: Verdict, release: Release) -> KnownError:
    tables = listed(list(verdict.differing))
    return KnownError(key, release=release.release_id, tables=tables)
