"""Reads a release, and remembers what it read. It holds no SQL.

Answers are remembered by release: a release never changes, so a new one has
new answers, and no clock decides what is stale.
"""

from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from u145.releases.current import Release, ReleaseGone, connect
from u145.releases.pointer import is_still_intact

Row = dict[str, Any]
# What DuckDB raises about a table, and about a column, that is not there.
UNKNOWN = (duckdb.CatalogException, duckdb.BinderException)


class NotInReleaseError(Exception):
    """A release does not hold what is asked of it: it may be older than the page."""


_opened: dict[str, Release] = {}


@lru_cache(maxsize=2)  # the current release and the one before it
def _connection(release_id: str, path: Path) -> duckdb.DuckDBPyConnection:
    return connect(_opened[release_id])


def _asked(
    release_id: str, path: Path, sql: str, parameters: tuple[tuple[str, Hashable], ...]
) -> tuple[Row, ...]:
    try:
        # A cursor of its own: sessions are threads, and a connection is not shared.
        with _connection(release_id, path).cursor() as cursor:
            cursor.execute(sql, dict(parameters))
            columns = [column[0] for column in cursor.description or []]
            rows = cursor.fetchall()
    except UNKNOWN as error:
        raise NotInReleaseError(release_id) from error
    except duckdb.Error as error:
        if is_still_intact(_opened[release_id]):
            raise
        # The disk lost some of it after it was opened: the next run leaves it.
        raise ReleaseGone("releases.damaged", release=release_id) from error
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


_rows = lru_cache(maxsize=512)(_asked)


def read(release: Release, sql: str, **parameters: Hashable) -> list[Row]:
    """Return the rows of a select with `$name` placeholders.

    The rows may be kept and changed by the caller; the memory is not.
    """
    _opened[release.release_id] = release
    named = tuple(sorted(parameters.items()))
    rows = _rows(release.release_id, release.path, sql, named)
    return [dict(row) for row in rows]


def read_once(release: Release, sql: str, **parameters: Hashable) -> list[Row]:
    """Return rows too many to remember, as for a file."""
    _opened[release.release_id] = release
    named = tuple(sorted(parameters.items()))
    return list(_asked(release.release_id, release.path, sql, named))
