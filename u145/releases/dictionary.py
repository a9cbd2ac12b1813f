"""What every published table, view and column holds, read from the release only.

The descriptions are comments in the release's own file, so that DBeaver, the
DuckDB shell and SQL (`duckdb_columns().comment`) show the same words as the
pages. A comment is `Chinese name · English description`.
"""

from dataclasses import dataclass

import duckdb

from u145.releases.copying import PUBLISHED

BETWEEN = " · "


@dataclass(frozen=True)
class Column:
    """One column of a table or view."""

    name: str
    type: str
    description: str  # English; empty in a release that holds none
    name_zh: str  # empty likewise


@dataclass(frozen=True)
class Table:
    """A published table or view with its columns, in their own order."""

    schema: str
    name: str
    kind: str  # table or view
    description: str
    name_zh: str
    rows: int | None  # of a table; a view would have to be computed
    columns: tuple[Column, ...]

    @property
    def label(self) -> str:
        return f"{self.schema}.{self.name}"


def tables(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    """Return what a release publishes, by schema and name.

    Args:
        connection: Open on the release, as `u145.releases.current.connect`
            returns it. Nothing but its catalogue is read, no row.

    Returns:
        Every published table and view. Descriptions of a release that was
        published before they were kept in it are empty texts.
    """
    columns = _columns(connection)
    return [
        Table(
            schema=schema,
            name=name,
            kind=kind,
            description=described(comment)[1],
            name_zh=described(comment)[0],
            rows=count,
            columns=tuple(columns.get((schema, name), ())),
        )
        for schema, name, kind, comment, count in _relations(connection)
    ]


def described(comment: str | None) -> tuple[str, str]:
    """Return the Chinese name and the English description of a comment.

    >>> described("单位 · Unit that it counts for.")
    ('单位', 'Unit that it counts for.')
    >>> described("Unit that it counts for.\\n"), described(None)
    (('', 'Unit that it counts for.'), ('', ''))
    """
    text = " ".join((comment or "").split())
    name_zh, between, description = text.partition(BETWEEN)
    return (name_zh, description) if between else ("", text)


def _relations(
    connection: duckdb.DuckDBPyConnection,
) -> list[tuple[str, str, str, str | None, int | None]]:
    return connection.execute(
        """
        select schema_name, name, kind, comment, row_count
        from (
            select
                database_name, schema_name, table_name as name, 'table' as kind,
                comment, estimated_size as row_count
            from duckdb_tables()
            union all
            select database_name, schema_name, view_name, 'view', comment, null
            from duckdb_views()
        )
        where
            database_name = current_database()
            and list_contains($published, schema_name)
        order by list_position($published, schema_name), name
        """,
        {"published": list(PUBLISHED)},
    ).fetchall()


def _columns(
    connection: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str], list[Column]]:
    found: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, kind, comment in connection.execute(
        """
        select schema_name, table_name, column_name, data_type, comment
        from duckdb_columns()
        where database_name = current_database() and not internal
        order by schema_name, table_name, column_index
        """
    ).fetchall():
        name_zh, description = described(comment)
        column = Column(name, kind, description, name_zh)
        found.setdefault((schema, table), []).append(column)
    return found
