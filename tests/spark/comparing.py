"""Two releases, table by table: what one says and the other does not.

Everything has to be equal, except fractions (doubles), which may differ in the
last bits: engines add them in another order.
"""

from pathlib import Path

import duckdb

from u145.releases.checksum import RUN_COLUMNS, RUN_TABLES
from u145.releases.copying import PUBLISHED, literal, quote

TOLERANCE = 1e-9
FRACTION = "DOUBLE"
Columns = dict[str, str]  # name -> type


def differences(one: Path, other: Path) -> dict[str, str]:
    """Return the published relations that differ, and in what."""
    with duckdb.connect() as connection:
        for name, file in (("one", one), ("other", other)):
            connection.execute(f"attach {literal(file)} as {name} (read_only)")
        ours, theirs = (relations(connection, name) for name in ("one", "other"))
        found = dict.fromkeys(ours.keys() ^ theirs.keys(), "is missing")
        for name in sorted(ours.keys() & theirs.keys() - RUN_TABLES):
            if ours[name] != theirs[name]:
                found[name] = f"{ours[name]} / {theirs[name]}"
            elif said := unlike(connection, name, ours[name]):
                found[name] = said
        return found


def relations(
    connection: duckdb.DuckDBPyConnection, database: str
) -> dict[str, Columns]:
    """Return the columns of every published table and view."""
    rows = connection.execute(
        """
        select schema_name || '.' || table_name, column_name, data_type
        from duckdb_columns()
        where database_name = $database and list_contains($published, schema_name)
        order by all
        """,
        {"database": database, "published": list(PUBLISHED)},
    ).fetchall()
    found: dict[str, Columns] = {}
    for relation, column, kind in rows:
        found.setdefault(relation, {})[column] = kind
    return found


def unlike(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: Columns
) -> str:
    """Return in what the rows of a relation differ; nothing where they do not."""
    said = {name: kind for name, kind in columns.items() if name not in RUN_COLUMNS}
    exact = [quote(name) for name, kind in said.items() if kind != FRACTION]
    fractions = [quote(name) for name, kind in said.items() if kind == FRACTION]
    # Rows that are equal but for last bits have to come to the same place.
    rough = [f"round({name}, 6)" for name in fractions]
    order = ", ".join([*exact, *rough, *fractions])
    for name in ("one", "other"):
        connection.execute(
            f"create or replace temp table {name}_rows as"
            f" select * from {name}.{relation} order by {order}"
        )
    differing = {
        name: _count(connection, name, said[name.strip('"')] == FRACTION)
        for name in [*exact, *fractions]
    }
    return ", ".join(f"{name}: {rows}" for name, rows in differing.items() if rows)


def _count(connection: duckdb.DuckDBPyConnection, column: str, is_rough: bool) -> int:
    """Return in how many rows a column differs; a row too many counts as well."""
    ours, theirs = f"one_rows.{column}", f"other_rows.{column}"
    same = f"{ours} is not distinct from {theirs}"
    if is_rough:
        span = f"{TOLERANCE} * greatest(1, abs({ours}))"
        same += f" or coalesce(abs({ours} - {theirs}) <= {span}, false)"
    (count,) = connection.execute(
        f"""
        select
            count(*) filter (where not ({same}))
            + abs(count(one_rows.rowid) - count(other_rows.rowid))
        from one_rows positional join other_rows
        """
    ).fetchone() or (0,)
    return int(count)
