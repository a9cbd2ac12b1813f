"""A release while it is written, under a temporary name and beside other work.

To copy what is published, and to read it once for its checksums, takes as long as to
audit it. So both begin when the build is done, and the release that the build adds to
is copied even before; all of it is thrown away when the audit says no. A run that dies
on the way leaves only a temporary file, which the next one removes.
"""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from u145.errors import KnownError
from u145.releases.adding import add_published
from u145.releases.checksum import table_checksums
from u145.releases.copying import copy_published
from u145.releases.counting import count_quarantined
from u145.releases.describing import describe
from u145.releases.pointer import (
    card_of,
    discard,
    list_releases,
    pointed_release,
    write_text,
)
from u145.settings import Home, engine_memory

MOMENT = 0.05  # seconds between two tries to break a copy off


@dataclass(frozen=True)
class Copied:
    """What the closed file holds."""

    tables: dict[str, str]  # their checksums
    rows_quarantined: int | None  # None: nobody counted them


class Draft:
    """A release that nobody was sent to yet, written in a thread of its own."""

    def __init__(
        self,
        home: Home,
        release_id: str,
        added_to: Path | None,
        thread: ThreadPoolExecutor,
    ) -> None:
        self.home = home
        self.release_id = release_id
        self.final = home.releases / f"{release_id}.duckdb"
        self.file = home.releases / f".{release_id}.{os.getpid()}.tmp"
        self._added_to = added_to
        self._thread = thread
        self._open: duckdb.DuckDBPyConnection | None = None
        self._begun = thread.submit(self._begin)
        self._copied: Future[Copied] | None = None

    def fill(self, build: Path) -> None:
        """Begin to copy what is published of a build, which nobody writes any more."""
        self.build = build
        self._copied = self._thread.submit(self._copy)

    def copied(self) -> Copied:
        """Return what is in the file, as soon as all that is published is.

        Raises:
            KnownError: A view reads something unpublished, or a table that was
                added to does not hold what the build holds.
        """
        assert self._copied, "nothing was filled in"
        return self._copied.result()

    def break_off(self) -> None:
        """End a copy that nobody waits for any more."""
        last: Future[Any] = self._copied or self._begun
        while wait([last], timeout=MOMENT).not_done:
            with suppress(duckdb.Error):  # it was just closed
                if self._open:
                    self._open.interrupt()

    def _begin(self) -> None:
        if self._added_to:
            shutil.copyfile(self._added_to, self.file)

    def _copy(self) -> Copied:
        """Write the file, close it, and read it as readers will."""
        self._begun.result()
        with self._opened(read_only=False) as connection:
            make = add_published if self._added_to else copy_published
            make(self.build, connection)
            describe(connection, self.build)
        with self._opened(read_only=True) as connection:
            return Copied(table_checksums(connection), count_quarantined(connection))

    @contextmanager
    def _opened(self, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect(
            str(self.file), read_only=read_only, config=engine_memory()
        ) as connection:
            self._open = connection
            try:
                yield connection
            finally:
                self._open = None


@contextmanager
def drafting(
    home: Home, release_id: str, added_to: Path | None = None
) -> Iterator[Draft]:
    """Begin a release, beside what the block does.

    What was not published when the block ends is thrown away.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        release_id: The name of the release.
        added_to: The release that the build adds to: it is copied at once.

    Raises:
        KnownError: There is a release of this name.
    """
    home.releases.mkdir(parents=True, exist_ok=True)
    sweep(home)
    if (home.releases / f"{release_id}.duckdb").exists():
        raise KnownError("publish.exists", release=release_id)
    with ThreadPoolExecutor(1) as thread:
        draft = Draft(home, release_id, added_to, thread)
        try:
            yield draft
        finally:
            draft.break_off()
            for leftover in home.releases.glob(f"{draft.file.name}*"):
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
