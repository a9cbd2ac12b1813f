"""Move the pointer back to a release that is kept."""

from u145.errors import KnownError, UsageError
from u145.releases.drafting import sweep
from u145.releases.pointer import (
    NoRelease,
    Release,
    is_intact,
    list_releases,
    named_release,
    pointed_release,
)
from u145.releases.publishing import point_to
from u145.settings import Home


def roll_back(home: Home, release_id: str | None = None) -> Release:
    """Let readers follow an earlier release, and return it.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        release_id: The release, or a unique beginning of its id; else the one
            that was published before the current one.

    Raises:
        UsageError: There is no such release, or none before the current one.
        KnownError: The release's file is damaged.
    """
    if home.releases.is_dir():
        sweep(home)
    releases = list_releases(home)
    if not releases:
        raise NoRelease("releases.none", home=home.folder)
    release = (
        named_release(releases, release_id) if release_id else _before(releases, home)
    )
    if not is_intact(release):
        raise KnownError("releases.damaged", release=release.release_id)
    point_to(home, release)
    return release


def _before(releases: list[Release], home: Home) -> Release:
    current = pointed_release(home)
    for release in releases:
        if current is None or release.published_at < current.published_at:
            return release
    raise UsageError("releases.none_before")
