"""Land an inbox and tell what became of its files."""

from collections.abc import Callable
from pathlib import Path

from u145.errors import UsageError
from u145.feeds import Feeds, FeedsError, load_feeds
from u145.landing import LandingReport, land_archive, land_inbox
from u145.messages import Words
from u145.refresh.wish import Wish
from u145.settings import Home


def read_feeds(folder: Path) -> Feeds:
    """Return the feeds of a folder.

    Raises:
        UsageError: A feed is wrong; the line names file, key and expectation.
    """
    try:
        return load_feeds(folder)
    except FeedsError as error:
        first = error.errors[0]
        raise UsageError(
            "feeds.wrong",
            count=len(error.errors),
            first=Words(first.zh, first.en),
        ) from error


def land(
    home: Home, wish: Wish, feeds: Feeds, tell: Callable[..., None]
) -> LandingReport:
    """Land what is new in an inbox, or an archive. The caller holds the lock."""
    if wish.is_archive:
        report = land_archive(wish.inbox, home.raw, feeds)
    else:
        report = land_inbox(wish.inbox, home.raw, home.archive, feeds)
    for file in report.of("rejected"):
        if file.reason:
            tell("land.rejected", reason=file.reason)
    for file in report.of("landed"):
        for sheet in file.sheets:
            if sheet.outcome == "rejected" and sheet.reason:
                tell("land.rejected", reason=sheet.reason)
            for warning in sheet.warnings:
                tell("land.warning", file=file.file_name, warning=warning)
    tell(
        "land.done",
        landed=len(report.of("landed")),
        rows=report.rows_landed,
        rejected=len(report.of("rejected")),
        known=len(report.of("known")),
    )
    return report
