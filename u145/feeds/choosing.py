"""Which feed sent a file."""

import unicodedata
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from u145.feeds.grammar import Feed, Table
from u145.feeds.loading import Feeds
from u145.landing.reasons import reject


def choose_feed(feeds: Feeds, file_name: str) -> Feed:
    """Return the one feed that claims a file (its path below the inbox)."""
    claiming = [feed for feed in feeds if _claims(feed, file_name)]
    if not claiming:
        raise reject("no_feed", file=file_name)
    if len(claiming) > 1:
        names = "、".join(feed.feed for feed in claiming)
        raise reject("several_feeds", file=file_name, feeds=names)
    return claiming[0]


def _claims(feed: Feed, file_name: str) -> bool:
    path = plain(file_name)
    bare = path.removesuffix(".gz")
    names = {path, PurePosixPath(path).name, bare, PurePosixPath(bare).name}
    return any(
        fnmatchcase(name, plain(pattern)) for pattern in feed.files for name in names
    )


def plain(text: str) -> str:
    """Return a name as it is compared: one Unicode form, lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def choose_tables(feed: Feed, sheet: str | None) -> list[Table]:
    """Return the tables that may stand on a sheet (None: the file has no sheets)."""
    if sheet is None:
        return list(feed.tables)
    return [
        table for table in feed.tables if fnmatchcase(plain(sheet), plain(table.sheet))
    ]
