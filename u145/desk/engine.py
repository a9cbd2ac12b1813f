"""DuckDB as a question meets it: one release, read-only, its settings locked."""

from typing import Any

import duckdb

from u145.desk.limits import Limits
from u145.releases.locked import LOCKED

# The name under which a question's process holds the release. DuckDB tells the
# names of what it opens (duckdb_databases()), so this one tells nothing.
RELEASE = 145
FILE = f"/dev/fd/{RELEASE}"
CATALOG = str(RELEASE)

Relations = frozenset[tuple[str, str]]


class NotLockedError(RuntimeError):
    """A setting is not what it was set to; nothing may be asked then."""


def open_release(limits: Limits, is_locked: bool = True) -> duckdb.DuckDBPyConnection:
    """Return a connection to the release that descriptor 145 holds.

    Args:
        limits: Of DuckDB's memory and threads.
        is_locked: Only tests of the other walls open it unlocked.

    Raises:
        NotLockedError: A setting does not hold.
    """
    own = {
        "threads": str(limits.threads),
        "memory_limit": f"{limits.engine_memory_mb}MiB",
        "errors_as_json": "true",
    }
    config: dict[str, Any] = {**own, **LOCKED} if is_locked else {**own}
    connection = duckdb.connect(FILE, read_only=True, config=config)
    _open_schemas(connection)
    if is_locked:
        _read_back(connection)
    return connection


def open_reader() -> duckdb.DuckDBPyConnection:
    """Return a connection to nothing, for reading what a statement says."""
    return duckdb.connect(
        config={"threads": "1", "errors_as_json": "true", **LOCKED},
    )


def relations(connection: duckdb.DuckDBPyConnection) -> Relations:
    """Return schema and name, in small letters, of all that the release holds."""
    rows = connection.execute(
        """
        select lower(schema_name), lower(table_name) from duckdb_tables()
        where database_name = current_database() and not internal
        union all
        select lower(schema_name), lower(view_name) from duckdb_views()
        where database_name = current_database() and not internal
        """
    ).fetchall()
    return frozenset((schema, name) for schema, name in rows)


def _open_schemas(connection: duckdb.DuckDBPyConnection) -> None:
    """Let names be found without their schema, and `show tables` show them all."""
    names = connection.execute(
        """
        select schema_name from duckdb_schemas()
        where database_name = current_database() and not internal
        order by schema_name
        """
    ).fetchall()
    path = ",".join(name.replace("'", "''") for (name,) in names)
    if path:
        connection.execute(f"set search_path = '{path}'")


def _read_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Check that the settings hold, and that none can be changed any more."""
    for name, value in LOCKED.items():
        row = connection.execute("select current_setting(?)", [name]).fetchone()
        held = "" if row is None or row[0] is None else str(row[0]).lower()
        if held != value:
            raise NotLockedError(name)
    try:
        connection.execute("set enable_external_access = true")
    except duckdb.Error:
        return
    raise NotLockedError("lock_configuration")
