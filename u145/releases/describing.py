"""Write what every table and column holds into a release, as comments.

dbt leaves the English descriptions as comments in the build. The Chinese names
are rows of the catalogue. A comment of a release holds both, so that whoever
opens the file with any tool reads them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from u145.releases.copying import PUBLISHED, SOURCE, literal, quote
from u145.releases.dictionary import BETWEEN

EVERYWHERE = "*"
Place = tuple[str, str]  # relation, and column or nothing
Names = Mapping[Place, str]
Comments = dict[tuple[str, str, str], str]  # by schema, relation and column


def describe(connection: duckdb.DuckDBPyConnection, build: Path) -> None:
    """Comment on all that is published, by the comments of the build.

    Args:
        connection: Open on the release, with all its tables and views. Those that
            the build does not have bring comments of their own.
        build: The database that the others were copied from.
    """
    comments = _comments(connection) | _comments_of(connection, build)
    names = _names(connection)
    _comment(
        connection,
        lambda schema, relation, column: comment_of(
            comments.get((schema, relation, column)), name_of(names, relation, column)
        ),
    )


def copy_comments(connection: duckdb.DuckDBPyConnection, source: Path) -> None:
    """Comment on what was copied from a file as the file itself does."""
    comments = _comments_of(connection, source)
    _comment(connection, lambda *place: comments.get(place, ""))


def _comments_of(connection: duckdb.DuckDBPyConnection, source: Path) -> Comments:
    """Return the comments of another file."""
    connection.execute(f"attach {literal(source)} as {SOURCE} (read_only)")
    comments = _comments(connection, SOURCE)
    connection.execute(f"detach {SOURCE}")
    return comments


def _comments(
    connection: duckdb.DuckDBPyConnection, database: str | None = None
) -> Comments:
    """Return the comments of the open database, or of an attached one."""
    return {
        (schema, relation, column): comment
        for _, schema, relation, column, comment in _places(connection, database)
        if comment
    }


def _comment(
    connection: duckdb.DuckDBPyConnection, text_of: Callable[[str, str, str], str]
) -> None:
    connection.execute("begin")  # else each is flushed to the disk on its own
    for kind, schema, relation, column, comment in _places(connection):
        text = text_of(schema, relation, column)
        if text and text != comment:
            target = ".".join(map(quote, filter(None, (schema, relation, column))))
            connection.execute(f"comment on {kind} {target} is {literal(text)}")
    connection.execute("commit")


def comment_of(description: str | None, name_zh: str) -> str:
    """Return a comment: the Chinese name, then the English description."""
    text = " ".join((description or "").split())
    return f"{name_zh}{BETWEEN}{text}" if name_zh and text else text


def name_of(names: Names, relation: str, column: str) -> str:
    """Return what a table or a column of it is called in Chinese, if it is said.

    >>> name_of({("*", "unit_name"): "单位名称"}, "dim_units", "unit_name_en")
    '单位名称（英文）'
    """
    general = column.removesuffix("_zh").removesuffix("_en")
    for place in (relation, EVERYWHERE):
        if name := names.get((place, column)):
            return name
        if name := names.get((place, general)):
            return f"{name}（英文）" if column.endswith("_en") else name
    return ""


def _names(connection: duckdb.DuckDBPyConnection) -> Names:
    """Return the names that the catalogue of this release knows."""
    known = {name for _, _, name, column, _ in _places(connection) if not column}
    names: dict[Place, str] = {}
    if "dictionary_names" in known:
        names |= _rows(
            connection,
            "select relation_name, coalesce(column_name, ''), name_zh"
            " from catalogue.dictionary_names",
        )
    if "dim_record_fields" in known:
        names |= _rows(
            connection,
            "select 'fct_' || record_kind, field_id, label_zh"
            " from core.dim_record_fields",
        )
    return names


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Names:
    rows = connection.execute(query).fetchall()
    return {(relation, column): name for relation, column, name in rows}


def _places(
    connection: duckdb.DuckDBPyConnection, database: str | None = None
) -> list[tuple[str, str, str, str, str | None]]:
    """Return kind, schema, relation, column and comment of all of a database."""
    return connection.execute(
        """
        select kind, schema_name, relation, column_name, comment
        from (
            select 'table' as kind, database_name, schema_name,
                table_name as relation, '' as column_name, comment
            from duckdb_tables()
            union all
            select 'view', database_name, schema_name, view_name, '', comment
            from duckdb_views()
            union all
            select 'column', database_name, schema_name, table_name, column_name,
                comment
            from duckdb_columns()
        )
        where
            database_name = coalesce($database, current_database())
            and list_contains($published, schema_name)
        order by all
        """,
        {"published": list(PUBLISHED), "database": database},
    ).fetchall()
