"""A release while it is written, under a temporary name and beside other work.

To copy what is published takes as long as to audit it. So the copy begins when the
build is done, and is thrown away when the audit says no. A run that dies on the way
leaves only a temporary file, which the next one removes.
"""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from u145.errors import KnownError
from u145.releases.adding import add_published
from u145.releases.copying import copy_published
from u145.releases.pointer import (
    card_of,
    discard,
    list_releases,
    pointed_release,
    write_text,
)
from u145.settings import Home, engine_memory

MOMENT = 0.05  # seconds between two tries to break a copy off

Connection = Future[duckdb.DuckDBPyConnection]


@dataclass(frozen=True)
class Draft:
    """A release that nobody was sent to yet."""

    home: Home
    release_id: str
    build: Path
    file: Path  # under its temporary name
    _copied: Connection

    @property
    def final(self) -> Path:
        """Return where the release will be."""
        return self.home.releases / f"{self.release_id}.duckdb"

    def copied(self) -> duckdb.DuckDBPyConnection:
        """Return the open file, as soon as all that is published is in it.

        Raises:
            KnownError: A view reads something unpublished, or a table that was
                added to does not hold what the build holds.
        """
        return self._copied.result()


@contextmanager
def drafting(
    home: Home, release_id: str, build: Path, added_to: Path | None = None
) -> Iterator[Draft]:
    """Copy what is published of a build, beside what the block does.

    What was not published when the block ends is thrown away.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        release_id: The name of the release.
        build: The build database, which nobody may write meanwhile.
        added_to: The release that the build added to.

    Raises:
        KnownError: There is a release of this name.
    """
    home.releases.mkdir(parents=True, exist_ok=True)
    sweep(home)
    file = home.releases / f".{release_id}.{os.getpid()}.tmp"
    opened, copied = Connection(), Connection()
    draft = Draft(home, release_id, build, file, copied)
    if draft.final.exists():
        raise KnownError("publish.exists", release=release_id)
    try:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(_copy, draft, added_to, opened, copied)
            try:
                yield draft
            finally:
                _break_off(opened, copied)
    finally:
        for leftover in home.releases.glob(f"{file.name}*"):
            discard(leftover)


def sweep(home: Home) -> None:
    """Put in order what a run that died here left behind.

    Only for who holds the lock: temporary files, and finished files that no
    reader was ever sent to, are removed.
    """
    current = pointed_release(home)
    if current and current.path.exists() and not card_of(current.path).exists():
        write_text(card_of(current.path), current.to_json())
    for leftover in home.releases.glob(".*.tmp*"):
        discard(leftover)
    known = {release.path for release in list_releases(home)}
    for file in home.releases.glob("*.duckdb"):
        if file not in known and not card_of(file).exists():
            file.unlink()


def _copy(
    draft: Draft, added_to: Path | None, opened: Connection, copied: Connection
) -> None:
    """Fill the file, and hand over its connection or what went wrong."""
    try:
        if added_to:
            shutil.copyfile(added_to, draft.file)
        connection = duckdb.connect(str(draft.file), config=engine_memory())
        opened.set_result(connection)
        make = add_published if added_to else copy_published
        make(draft.build, connection)
        copied.set_result(connection)
    except BaseException as error:  # whoever waits for the copy raises it
        copied.set_exception(error)


def _break_off(opened: Connection, copied: Connection) -> None:
    """End a copy that nobody waits for any more, and give its file back."""
    while not wait([copied], timeout=MOMENT).done:
        if opened.done():
            opened.result().interrupt()
    if opened.done():
        opened.result().close()
