"""From the offices' files to the raw layer.

    feeds = load_feeds(Path("feeds"))            # u145.feeds
    report = land_inbox(inbox, raw, archive, feeds)
    report = land_archive(archive, raw, feeds)   # into an empty raw layer
    tried = try_file(Path("x.xlsx"), feeds)      # nothing is written

A landing must run under the warehouse's lock: it removes what a dead landing
left behind.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from u145.landing.report import FileReport, LandingReport

if TYPE_CHECKING:
    from u145.feeds import Feeds

__all__ = ["FileReport", "LandingReport", "land_archive", "land_inbox", "try_file"]


def land_inbox(
    inbox: Path,
    raw: Path,
    archive: Path,
    feeds: "Feeds",
    *,
    show_progress: bool | None = None,
) -> LandingReport:
    """Land every file below `inbox` that was not landed before.

    `show_progress` None = a bar on stderr if stderr is a terminal. An error in
    one file never stops the rest; nothing in the inbox is moved or deleted.
    """
    from u145.landing.inbox import land

    return land(inbox, raw, archive, feeds, show_progress)


def land_archive(archive: Path, raw: Path, feeds: "Feeds") -> LandingReport:
    """Land every original of an archive again, under every name it came with.

    Into a raw layer without deliveries this gives the deliveries that the
    inboxes gave, in whatever order the files came then.
    """
    from u145.landing.inbox import land_again

    return land_again(archive, raw, feeds, show_progress=None)


def try_file(path: Path, feeds: "Feeds", *, rows: int = 5) -> FileReport:
    """Say what a file would become, with its first rows; write nothing."""
    from u145.landing.one_file import attempt

    return attempt(path, feeds, rows)
