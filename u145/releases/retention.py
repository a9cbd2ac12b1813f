"""Which releases are kept: the last ones, and one for every month's end."""

import shutil
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from u145.releases.pointer import (
    Release,
    card_of,
    is_intact,
    list_releases,
    pointed_release,
)
from u145.settings import Home, kept_setting

# Who read the pointer just before it moved opens the file just after.
GRACE = timedelta(hours=1)


def prune(
    home: Home, kept: int | None = None, now: datetime | None = None
) -> list[Release]:
    """Remove the releases that need not be kept, with their pages; return them.

    A reader that has one open goes on reading it: the file disappears when it
    is closed. The card goes first, so that a release without its file is never
    offered.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        kept: How many of the last releases to keep; else `U145_KEEP`, else 10.
        now: The time, UTC.
    """
    kept = kept_setting() if kept is None else kept
    since = (now or datetime.now(UTC)) - GRACE
    releases = list_releases(home)
    keep = {release.release_id for release in kept_releases(releases, kept)}
    keep |= _still_read(home, releases, since)
    removed = [
        release
        for release in releases
        if release.release_id not in keep and not _stands_in(release, releases)
    ]
    for release in removed:
        card_of(release.path).unlink(missing_ok=True)
        release.path.unlink(missing_ok=True)
    _prune_pages(home)
    return removed


def _still_read(home: Home, releases: list[Release], since: datetime) -> set[str]:
    """Return the current release, and those that were until a moment ago."""
    current = pointed_release(home)
    followed = zip(releases[1:], releases, strict=False)
    return {before.release_id for before, by in followed if by.published_at > since} | (
        {current.release_id} if current else set()
    )


def _stands_in(release: Release, releases: list[Release]) -> bool:
    """Tell whether a month's end has no other release that is whole."""
    if not is_month_end(release.as_of):
        return False
    newer = releases[: releases.index(release)]
    return not any(one.as_of == release.as_of and is_intact(one) for one in newer)


def _prune_pages(home: Home) -> None:
    """Remove pages about releases that are not kept, or never came to be."""
    kept = {path.stem for path in home.releases.glob("*.duckdb")}
    for folder in (home.data_docs, home.dbt_docs):
        for pages in folder.glob("*") if folder.is_dir() else ():
            if pages.name not in kept and pages.is_dir():
                shutil.rmtree(pages)


def kept_releases(releases: list[Release], kept: int) -> list[Release]:
    """Return the releases to keep, of releases that are sorted newest first.

    The last `kept`, and of each month the newest whose as-of is the month's
    last day: what was published then.
    """
    monthly = {release.release_id for release in month_ends(releases).values()}
    return [
        release
        for place, release in enumerate(releases)
        if place < kept or release.release_id in monthly
    ]


def month_ends(releases: list[Release]) -> dict[date, Release]:
    """Return the release that seals each month, by the month's last day.

    The newest whose as-of is that day, of releases that are sorted newest first.
    """
    ends: dict[date, Release] = {}
    for release in releases:
        if is_month_end(release.as_of):
            ends.setdefault(release.as_of, release)
    return ends


def is_month_end(day: date) -> bool:
    """Tell whether a day is the last of its month.

    >>> is_month_end(date(2024, 2, 29)), is_month_end(date(2023, 9, 29))
    (True, False)
    """
    return day.day == monthrange(day.year, day.month)[1]
