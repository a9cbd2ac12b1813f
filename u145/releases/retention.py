"""Which releases are kept: the last ones, and one for every month's end."""

from calendar import monthrange
from datetime import date

from u145.releases.pointer import Release, card_of, list_releases, pointed_release
from u145.settings import Home

KEPT = 10


def prune(home: Home, kept: int = KEPT) -> list[Release]:
    """Remove the releases that need not be kept, and return them.

    A reader that has one open goes on reading it: the file disappears when it
    is closed. The card goes first, so that a release without its file is never
    offered.
    """
    current = pointed_release(home)
    releases = list_releases(home)
    keep = {release.release_id for release in kept_releases(releases, kept)}
    if current:
        keep.add(current.release_id)
    removed = [release for release in releases if release.release_id not in keep]
    for release in removed:
        card_of(release.path).unlink(missing_ok=True)
        release.path.unlink(missing_ok=True)
    return removed


def kept_releases(releases: list[Release], kept: int = KEPT) -> list[Release]:
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
