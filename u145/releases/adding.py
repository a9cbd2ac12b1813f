"""Bring a copy of the release before up to date with a build that was added to.

Most of a release is records that did not change. Where the build only added to
what that release was made from, its file is copied as it is and the few rows that
changed are changed: a copy of 2 GB takes seconds, writing its tables again minutes.
Everything that is not kept from build to build is written anew.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from u145.errors import KnownError
from u145.releases.copying import (
    SOURCE,
    create_views,
    literal,
    relations,
)


@dataclass(frozen=True)
class Kept:
    """A table that is kept, and which of its rows a build replaces."""

    told_by: tuple[str, str]  # schema and name of the build's table that tells
    gone: str  # condition on rows of the release before
    new: str  # select of the rows to add, from the build


def _by_key(kind: str, key: str) -> Kept:
    touched = f"{SOURCE}.intermediate.int_{kind}_touched"
    return Kept(
        told_by=("intermediate", f"int_{kind}_touched"),
        gone=f"{key} in (select {key} from {touched})",
        new=f"select * from {SOURCE}.intermediate.int_{kind}_renewed",
    )


def _by_delivery(table: str) -> Kept:
    kept = f"select delivery_id from {SOURCE}.staging.stg_registry__built where is_kept"
    return Kept(
        told_by=("staging", "stg_registry__built"),
        gone=f"delivery_id not in ({kept})",
        new=f"select * from {SOURCE}.{table} where delivery_id not in ({kept})",
    )


KEPT = {
    "core.fct_events": _by_key("events", "event_id"),
    "core.fct_inspections": _by_key("inspections", "inspection_id"),
    "operations.mart_quarantine": _by_delivery("operations.mart_quarantine"),
}


def add_published(build: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the open copy of a release up to date with a build.

    Args:
        build: The build database. It added to the one that the release was made of.
        connection: The copy.

    Raises:
        KnownError: A kept table does not hold what the build holds.
    """
    (database,) = connection.execute("select current_database()").fetchone() or ("",)
    connection.execute("set preserve_insertion_order = false")
    connection.execute(f"attach {literal(build)} as {SOURCE} (read_only)")
    for view in relations(connection, database, "view"):
        connection.execute(f"drop view {view.quoted} cascade")
    tables, kept = relations(connection, SOURCE, "table"), _kept(connection)
    for table in tables:
        if table.label in kept:
            _replace_rows(connection, table.quoted, kept[table.label])
            _prove_same_size(connection, table.quoted)
    for table in relations(connection, database, "table"):
        if table.label not in kept:
            connection.execute(f"drop table {table.quoted}")
    for table in tables:
        if table.label not in kept:
            connection.execute(
                f"create table {table.quoted} as select * from {SOURCE}.{table.quoted}"
            )
    views = relations(connection, SOURCE, "view")
    connection.execute(f"detach {SOURCE}")
    create_views(connection, views, database=build.stem)


def _kept(connection: duckdb.DuckDBPyConnection) -> dict[str, Kept]:
    """Return the tables of which the build tells what it changed."""
    told = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = ?",
        [SOURCE],
    ).fetchall()
    return {label: kept for label, kept in KEPT.items() if kept.told_by in told}


def _replace_rows(
    connection: duckdb.DuckDBPyConnection, table: str, kept: Kept
) -> None:
    connection.execute(f"delete from {table} where {kept.gone}")
    connection.execute(f"insert into {table} by name {kept.new}")


def _prove_same_size(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Refuse a table that does not have as many rows as the build's.

    What the rows say is tested (a release that was added to says what a full one
    says); that they are as many is looked at each time.
    """
    counts = {
        connection.execute(f"select count(*) from {place}{table}").fetchone()
        for place in ("", f"{SOURCE}.")
    }
    if len(counts) > 1:
        raise KnownError("publish.not_the_build", table=table.replace('"', ""))
