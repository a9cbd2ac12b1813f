"""The files that go back to an office: the same as `u145 quarantine export`."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from u145.feeds import Feed
from u145.messages import Messages
from u145.quarantine.export import write_folder, write_workbook
from u145.quarantine.rows import QuarantinedRow
from u145.quarantine.sheets import sheets_of
from u145.refresh.land import read_feeds
from u145.settings import Language, load_settings


def correction_workbook(
    rows: list[QuarantinedRow], language: Language, feed_id: str
) -> bytes:
    """Return the rows of a feed with reason and advice, to read and correct."""
    feed = _feeds()[feed_id]
    handle = BytesIO()
    write_workbook(handle, sheets_of(feed, rows, Messages(language)))
    return handle.getvalue()


def correction_files(
    rows: list[QuarantinedRow], language: Language, feed_id: str, as_of: date
) -> bytes:
    """Return an archive of the files that a feed takes back as they are."""
    feed = _feeds()[feed_id]
    sheets = sheets_of(feed, rows, Messages(language))
    handle = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(handle, "w", ZIP_DEFLATED) as archive:
        for path in write_folder(Path(folder), feed, sheets, as_of):
            archive.write(path, path.name)
    return handle.getvalue()


def folder_archive(folder: Path) -> bytes:
    """Return everything below a folder as one archive."""
    handle = BytesIO()
    with ZipFile(handle, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent))
    return handle.getvalue()


def can_correct(feed_id: str) -> bool:
    """Tell whether the description of a feed is still there."""
    return feed_id in _feeds()


def _feeds() -> dict[str, Feed]:
    return {one.feed: one for one in read_feeds(load_settings().feeds)}
