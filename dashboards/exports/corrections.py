"""The files that go back to an office: the same as `u145 quarantine export`."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb

from u145.feeds import Feed
from u145.messages import Messages
from u145.quarantine.export import write_folder, write_workbook
from u145.quarantine.rows import read_quarantine
from u145.quarantine.sheets import Sheet, sheets_of
from u145.refresh.land import read_feeds
from u145.settings import Language, load_settings


def correction_workbook(
    connection: duckdb.DuckDBPyConnection, language: Language, feed_id: str
) -> bytes:
    """Return the rows of a feed with reason and advice, to read and correct."""
    _, sheets = _sheets(connection, language, feed_id)
    handle = BytesIO()
    write_workbook(handle, sheets)
    return handle.getvalue()


def correction_files(
    connection: duckdb.DuckDBPyConnection, language: Language, feed_id: str, as_of: date
) -> bytes:
    """Return an archive of the files that a feed takes back as they are."""
    feed, sheets = _sheets(connection, language, feed_id)
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
    return any(one.feed == feed_id for one in read_feeds(load_settings().feeds))


def _sheets(
    connection: duckdb.DuckDBPyConnection, language: Language, feed_id: str
) -> tuple[Feed, list[Sheet]]:
    known = {one.feed: one for one in read_feeds(load_settings().feeds)}
    feed = known[feed_id]
    rows = read_quarantine(connection, language, feed_id)
    return feed, sheets_of(feed, rows, Messages(language))
