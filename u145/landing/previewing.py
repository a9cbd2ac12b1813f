"""What a landing would do with an inbox, found out without reading any file's data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from u145.feeds import Feeds
from u145.feeds.choosing import choose_feed
from u145.landing import ledger
from u145.landing.inbox import leads_outside
from u145.landing.listing import inbox_files
from u145.landing.one_file import identify, is_to_be_read
from u145.landing.report import RejectedError
from u145.spoken import readable

Fate = Literal["new", "known", "again", "refused"]


@dataclass(frozen=True)
class Preview:
    """What would become of one file: `again` is looked at once more."""

    file_name: str
    fate: Fate
    feed_id: str = ""


def preview(inbox: Path, raw: Path, archive: Path, feeds: Feeds) -> list[Preview]:
    """Return the fate of every file below an inbox; nothing is written."""
    return [_fate(path, inbox, raw, archive, feeds) for path in inbox_files(inbox)]


def _fate(path: Path, inbox: Path, raw: Path, archive: Path, feeds: Feeds) -> Preview:
    name = readable(path.relative_to(inbox).as_posix())
    if leads_outside(path, inbox):
        return Preview(name, "refused")
    try:
        report = identify(path, name)
        before = ledger.known(raw, report.delivery_id)
        if before and not before.is_worth_another_look:
            is_renamed = is_to_be_read(before, report, archive)
            return Preview(name, "again" if is_renamed else "known")
        feed = choose_feed(feeds, name).feed
        return Preview(name, "again" if before else "new", feed)
    except (RejectedError, OSError):
        return Preview(name, "refused")
