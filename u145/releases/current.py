"""The reader's side: which release is current, and how to open it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from u145.errors import KnownError
from u145.releases.pointer import (
    Checks,
    NoRelease,
    Release,
    is_intact,
    list_releases,
    pointed_release,
    was_intact,
)
from u145.releases.retention import month_ends
from u145.settings import Home

if TYPE_CHECKING:  # who asks only which release is current opens none
    import duckdb

__all__ = [
    "Checks",
    "NoRelease",
    "Release",
    "ReleaseGone",
    "connect",
    "current_release",
    "kept_release",
    "sealing_releases",
]

# A reader may look between the pruning of a release and its own next look at
# the pointer. By then the pointer names another release.
ATTEMPTS = 3


class ReleaseGone(KnownError):  # noqa: N818 - a state, as NoRelease is
    """The release that was named is no longer kept."""


def current_release(home: Path, *, is_brief: bool = False) -> Release:
    """Return the release that readers should read now.

    Its file has been compared with its checksum (once per process and
    release). When it is damaged, the newest release before it that is intact
    is returned instead, with `instead_of` naming the damaged one, so that a
    page can warn.

    Args:
        home: The warehouse's folder.
        is_brief: Believe an earlier process that read the file, which was not
            changed since, instead of reading all of it.

    Raises:
        NoRelease: Nothing is published yet, or no release is intact.
    """
    where, is_whole = Home(home.absolute()), was_intact if is_brief else is_intact
    for _ in range(ATTEMPTS):
        named = pointed_release(where)
        if named is not None and is_whole(named):
            return named
    if named is None and not any(where.releases.glob("*.duckdb")):
        raise NoRelease("releases.none", home=where.folder)
    return _fallback(where, named)


def kept_release(home: Path, release_id: str) -> Release | None:
    """Return a release by its id, or nothing when it is not kept or not intact."""
    for release in list_releases(Home(home.absolute())):
        if release.release_id == release_id and is_intact(release):
            return release
    return None


def sealing_releases(home: Path) -> Mapping[date, str]:
    """Return the id of the release that sealed each month, by its first day.

    What that release says of its month was published then.
    """
    where = Home(home.absolute())
    try:
        changed_at = where.releases.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    return _sealing_releases(where, changed_at)


@lru_cache(maxsize=4)
def _sealing_releases(home: Home, changed_at: int) -> Mapping[date, str]:
    # Every card is read for this; the time is when one came or went.
    ends = month_ends(list_releases(home))
    return {day.replace(day=1): release.release_id for day, release in ends.items()}


def _fallback(home: Home, damaged: Release | None) -> Release:
    for release in list_releases(home):
        is_before = damaged is None or release.published_at < damaged.published_at
        if is_before and is_intact(release):
            name = damaged.release_id if damaged else home.pointer.name
            return replace(release, instead_of=name)
    raise NoRelease("releases.none_intact", home=home.folder)


def connect(release: Release) -> "duckdb.DuckDBPyConnection":
    """Return a connection that can read this release and do nothing else.

    Read-only, no files, no network, no extensions, no spilling to disk, and
    the settings locked. One connection can be kept for as long as the release
    is current; give each session its own `.cursor()`.

    Raises:
        ReleaseGone: The release was pruned after it was named.
    """
    import duckdb

    from u145.releases.locked import LOCKED

    if not release.path.exists():
        raise ReleaseGone("releases.gone", release=release.release_id)
    return duckdb.connect(
        str(release.path),
        read_only=True,
        config={**LOCKED, "threads": "2"},
    )
