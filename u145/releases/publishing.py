"""Publish: a new file, checked and closed, then the pointer moves to it.

Readers never open a file that anyone writes. Until the pointer is replaced
they stay on the release before, and a run that dies on the way leaves only a
temporary file, which the next one removes.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from u145.errors import KnownError
from u145.releases.adding import add_published
from u145.releases.checksum import content_checksum, table_checksums
from u145.releases.copying import copy_published, prove
from u145.releases.counting import count_quarantined
from u145.releases.describing import describe
from u145.releases.pointer import (
    Checks,
    Release,
    card_of,
    discard,
    flush_folder,
    list_releases,
    pointed_release,
    sha256_of,
    write_text,
)
from u145.settings import Home, engine_memory

READ_ONLY_FILE = 0o444


@dataclass(frozen=True)
class Candidate:
    """What is known of a release before it is published."""

    release_id: str
    build_database: Path
    as_of: date
    inputs_sha256: str
    checks: Checks
    deliveries: int
    code_version: str
    added_to: Path | None = None  # the release that the build added to


def name_release(as_of: date, started_at: datetime, inputs_sha256: str) -> str:
    """Return a release id that sorts by as-of, then by time.

    >>> name_release(date(2023, 9, 30), datetime(2026, 11, 22, 1, 2, 3), "ab12cd34ef")
    '20230930-20261122T010203Z-ab12cd34'
    """
    return f"{as_of:%Y%m%d}-{started_at:%Y%m%dT%H%M%S}Z-{inputs_sha256[:8]}"


def publish(
    home: Home,
    candidate: Candidate,
    add: Callable[[duckdb.DuckDBPyConnection], None] = lambda connection: None,
) -> Release:
    """Make the candidate a release and let readers follow.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        candidate: The build and what is known about it.
        add: Writes what is known only now into the open release, such as the
            history of refreshes.

    Returns:
        The release that is now current.

    Raises:
        KnownError: A view reads something unpublished, or the file is not
            whole. Nothing is published then.
    """
    home.releases.mkdir(parents=True, exist_ok=True)
    sweep(home)
    final = home.releases / f"{candidate.release_id}.duckdb"
    if final.exists():
        raise KnownError("publish.exists", release=candidate.release_id)
    tables, quarantined = _make(final, candidate, add)
    release = replace(
        _card(final, candidate, tables, pointed_release(home)),
        rows_quarantined=quarantined,
    )
    point_to(home, release)
    return release


def point_to(home: Home, release: Release) -> None:
    """Let readers follow another release.

    The card is written second: a release has one only if it was current once.
    """
    write_text(home.pointer, release.to_json())
    card = card_of(release.path)
    if not card.exists():
        write_text(card, release.to_json())


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


def _make(
    final: Path,
    candidate: Candidate,
    add: Callable[[duckdb.DuckDBPyConnection], None],
) -> tuple[dict[str, str], int | None]:
    """Write, check and seal the file; it has its name only when it is whole."""
    temporary = final.with_name(f".{final.stem}.{os.getpid()}.tmp")
    try:
        _write(temporary, candidate, add)
        found = _check(temporary)
        _seal(temporary)
        temporary.rename(final)
    finally:
        for leftover in temporary.parent.glob(f"{temporary.name}*"):
            discard(leftover)
    flush_folder(final.parent)
    return found


def _card(
    file: Path,
    candidate: Candidate,
    tables: dict[str, str],
    before: Release | None,
) -> Release:
    return Release(
        release_id=candidate.release_id,
        path=file,
        sha256=sha256_of(file),
        content_sha256=content_checksum(tables),
        inputs_sha256=candidate.inputs_sha256,
        as_of=candidate.as_of,
        published_at=_moment_after(before),
        checks=candidate.checks,
        deliveries=candidate.deliveries,
        code_version=candidate.code_version,
        previous=before.release_id if before else None,
        tables=tables,
    )


def _moment_after(before: Release | None) -> datetime:
    """Return now, or just after the release before, if a clock was set back.

    Releases are in the order in which readers saw them.
    """
    now = datetime.now(UTC)
    return max(now, before.published_at + timedelta(seconds=1)) if before else now


def _write(
    file: Path,
    candidate: Candidate,
    add: Callable[[duckdb.DuckDBPyConnection], None],
) -> None:
    make = copy_published
    if candidate.added_to:
        shutil.copyfile(candidate.added_to, file)
        make = add_published
    with duckdb.connect(str(file), config=engine_memory()) as connection:
        make(candidate.build_database, connection)
        add(connection)
        describe(connection, candidate.build_database)
        connection.execute("checkpoint")
    if _wal(file).exists():
        # A log beside the file could be cut and silently lose rows.
        raise KnownError("publish.log_left", file=file.name)


def _check(file: Path) -> tuple[dict[str, str], int | None]:
    """Return the checksum of every table, and how many rows are not counted."""
    memory = engine_memory()
    with duckdb.connect(str(file), read_only=True, config=memory) as connection:
        prove(connection)
        return table_checksums(connection), count_quarantined(connection)


def _seal(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())
    file.chmod(READ_ONLY_FILE)


def _wal(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")
