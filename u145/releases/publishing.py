"""Publish: a draft, checked and closed, then the pointer moves to it.

Readers never open a file that anyone writes. Until the pointer is replaced
they stay on the release before.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from u145.errors import KnownError
from u145.releases.checksum import content_checksum
from u145.releases.copying import prove
from u145.releases.describing import describe
from u145.releases.drafting import Copied, Draft
from u145.releases.pointer import (
    Checks,
    Release,
    card_of,
    flush_folder,
    pointed_release,
    sha256_of,
    write_text,
)
from u145.settings import Home, engine_memory

READ_ONLY_FILE = 0o444


@dataclass(frozen=True)
class Candidate:
    """What is known of a release before it is published."""

    as_of: date
    inputs_sha256: str
    checks: Checks
    deliveries: int
    code_version: str


def name_release(as_of: date, started_at: datetime, inputs_sha256: str) -> str:
    """Return a release id that sorts by as-of, then by time.

    >>> name_release(date(2023, 9, 30), datetime(2026, 11, 22, 1, 2, 3), "ab12cd34ef")
    '20230930-20261122T010203Z-ab12cd34'
    """
    return f"{as_of:%Y%m%d}-{started_at:%Y%m%dT%H%M%S}Z-{inputs_sha256[:8]}"


def publish(
    draft: Draft,
    candidate: Candidate,
    add: Callable[[duckdb.DuckDBPyConnection], None] = lambda connection: None,
) -> Release:
    """Make the candidate a release and let readers follow.

    Args:
        draft: The release as it is written. The caller holds its home's lock.
        candidate: What is known about it.
        add: Writes what is known only now into the open release, such as the
            history of refreshes.

    Returns:
        The release that is now current.

    Raises:
        KnownError: A view reads something unpublished, or the file is not
            whole. Nothing is published then.
    """
    copied = draft.copied()
    _end(draft, add)
    _seal(draft.file)
    draft.file.rename(draft.final)
    flush_folder(draft.final.parent)
    release = _card(draft, candidate, copied, pointed_release(draft.home))
    point_to(draft.home, release)
    return release


def point_to(home: Home, release: Release) -> None:
    """Let readers follow another release.

    The card is written second: a release has one only if it was current once.
    """
    write_text(home.pointer, release.to_json())
    card = card_of(release.path)
    if not card.exists():
        write_text(card, release.to_json())


def _card(
    draft: Draft,
    candidate: Candidate,
    copied: Copied,
    before: Release | None,
) -> Release:
    return Release(
        release_id=draft.release_id,
        path=draft.final,
        sha256=sha256_of(draft.final),
        content_sha256=content_checksum(copied.tables),
        inputs_sha256=candidate.inputs_sha256,
        as_of=candidate.as_of,
        published_at=_moment_after(before),
        checks=candidate.checks,
        deliveries=candidate.deliveries,
        code_version=candidate.code_version,
        previous=before.release_id if before else None,
        tables=copied.tables,
        rows_quarantined=copied.rows_quarantined,
    )


def _moment_after(before: Release | None) -> datetime:
    """Return now, or just after the release before, if a clock was set back.

    Releases are in the order in which readers saw them.
    """
    now = datetime.now(UTC)
    return max(now, before.published_at + timedelta(seconds=1)) if before else now


def _end(draft: Draft, add: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Write what is known only now, and prove that the file is whole by itself."""
    with duckdb.connect(str(draft.file), config=engine_memory()) as connection:
        add(connection)
        describe(connection, draft.build)
    if _wal(draft.file).exists():
        # A log beside the file could be cut and silently lose rows.
        raise KnownError("publish.log_left", file=draft.file.name)
    with duckdb.connect(str(draft.file), read_only=True) as connection:
        prove(connection)


def _seal(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())
    file.chmod(READ_ONLY_FILE)


def _wal(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")
