"""Copy what is published from the build into a release file.

Tables become tables; their comments follow (describing.py). Views stay views,
because the bridge from every figure to its records costs ten times more as a
table; they are created again inside the new file and may read only what is
inside it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from u145.errors import KnownError
from u145.releases.clustering import is_clustered, write_clustered

PUBLISHED = ("catalogue", "reference", "core", "scorecards", "operations")
SOURCE = "source_of_this_release"
# a text, a quoted identifier, a comment, a word, or one sign
WORD = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\w+|.""", re.DOTALL
)


# Takes schema and table, returns an SQL condition.
Rows = Callable[[str, str], str]


@dataclass(frozen=True)
class Relation:
    """A published table or view."""

    schema: str
    name: str
    sql: str | None  # of a view

    @property
    def label(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def quoted(self) -> str:
        return f"{quote(self.schema)}.{quote(self.name)}"


def quote(identifier: str) -> str:
    """Return an identifier in quotes, as SQL wants it."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str | Path) -> str:
    """Return a text as an SQL literal, for statements without parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def copy_published(build: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Copy the published schemas of the build into an open, empty database.

    Raises:
        KnownError: A view reads something that is not published.
    """
    copy_into(connection, build, lambda schema, table: "true")


def copy_into(connection: duckdb.DuckDBPyConnection, source: Path, rows: Rows) -> None:
    """Copy the published schemas of a file into an open, empty database.

    Args:
        connection: The database to fill.
        source: A build or a release.
        rows: Returns the SQL condition of the rows to copy, by schema and table.
            It may read other published tables of the source.

    Raises:
        KnownError: A view reads something that is not published.
    """
    (target,) = connection.execute("select current_database()").fetchone() or ("",)
    connection.execute(f"attach {literal(source)} as {SOURCE} (read_only)")
    for schema in PUBLISHED:
        connection.execute(f"create schema {schema}")
    tables = relations(connection, SOURCE, "table")
    views = relations(connection, SOURCE, "view")
    connection.execute(f"use {SOURCE}")
    for table in tables:
        into, condition = (
            f"{quote(target)}.{table.quoted}",
            rows(table.schema, table.name),
        )
        if is_clustered(connection, table.quoted):
            write_clustered(connection, table.quoted, into, condition)
            continue
        # Keeping an order costs something, and most tables have none.
        connection.execute("set preserve_insertion_order = false")
        connection.execute(
            f"create table {into} as select * from {table.quoted} where {condition}"
        )
    # From here on nothing outside the file can be bound by mistake.
    connection.execute(f"use {quote(target)}")
    connection.execute(f"detach {SOURCE}")
    create_views(connection, views, database=source.stem)


def relations(
    connection: duckdb.DuckDBPyConnection, database: str, kind: str
) -> list[Relation]:
    """Return the published tables or views (`kind`) of an attached database."""
    rows = connection.execute(
        f"""
        select schema_name, {kind}_name, sql
        from duckdb_{kind}s()
        where
            database_name = $database
            and not internal
            and list_contains($published, schema_name)
        order by all
        """,
        {"database": database, "published": list(PUBLISHED)},
    ).fetchall()
    return [Relation(*row) for row in rows]


def create_views(
    connection: duckdb.DuckDBPyConnection, views: list[Relation], database: str
) -> None:
    """Create views, those that others read first."""
    waiting, reason = views, ""
    while waiting:
        still_waiting = []
        for view in waiting:
            try:
                connection.execute(without_database(view.sql or "", database))
            except duckdb.Error as error:
                still_waiting.append(view)
                reason = str(error).splitlines()[0]
        if len(still_waiting) == len(waiting):
            raise KnownError(
                "publish.view_does_not_bind",
                view=", ".join(view.label for view in waiting),
                reason=reason,
            )
        waiting = still_waiting


def without_database(sql: str, database: str) -> str:
    """Return SQL that names no database, so that it works in any file.

    Works on whole words: a text that happens to hold the database's name stays
    as it is. `duckdb.tokenize` would say the words, but DuckDB 2 says others.

    >>> without_database("select 'a.b.c' as x from a.b.c", "a")
    "select 'a.b.c' as x from b.c"
    """
    words = WORD.findall(sql)
    named = (database, quote(database))
    kept: list[str] = []
    for place, word in enumerate(words):
        follows_dot = place > 0 and words[place - 1] == "."
        before_dot = words[place + 1 : place + 2] == ["."]
        if word in named and before_dot and not follows_dot:
            words[place + 1] = ""
        else:
            kept.append(word)
    return "".join(kept)


def prove(connection: duckdb.DuckDBPyConnection) -> None:
    """Bind every view of a finished release once.

    Raises:
        KnownError: A view does not work inside the file.
    """
    (database,) = connection.execute("select current_database()").fetchone() or ("",)
    for view in relations(connection, database, "view"):
        try:
            connection.execute(f"select * from {view.quoted} limit 0")
        except duckdb.Error as error:
            raise KnownError(
                "publish.view_does_not_bind",
                view=view.label,
                reason=str(error).splitlines()[0],
            ) from error
