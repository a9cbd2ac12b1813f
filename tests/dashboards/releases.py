"""Releases that differ from the sample's on purpose, for the states of pages."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dashboards.reading import read
from u145.releases.current import Release, current_release
from u145.releases.pointer import card_of, sha256_of

Statements = Callable[[duckdb.DuckDBPyConnection], list[str]]
MARTS = ("core", "scorecards", "operations")


def publish(
    home: Path,
    source: Path,
    statements: Statements,
    days: int = 0,
    as_of: date | None = None,
) -> Release:
    """Publish a copy of a home's release in which something is different.

    Args:
        home: The home that gets the copy.
        source: The home whose release is copied.
        statements: Returns the SQL that changes the copy; it may look first.
        days: How many days after its source the copy is published.
        as_of: Day up to which the copy tells; else its source's.
    """
    original = current_release(source)
    name = f"{original.release_id[:-8]}{len(list(home.glob('releases/*.json'))):08x}"
    file = home / "releases" / f"{name}.duckdb"
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(original.path, file)
    with duckdb.connect(str(file)) as connection:
        for statement in statements(connection):
            connection.execute(statement)
    release = replace(
        original,
        release_id=name,
        path=file,
        sha256=sha256_of(file),
        as_of=as_of or original.as_of,
        published_at=original.published_at + timedelta(days=days),
    )
    card_of(file).write_text(release.to_json(), encoding="utf-8")
    point_at(home, release)
    return release


def ask(home: Path, sql: str) -> list[tuple]:
    """Ask the release of a home, through the connection that the pages have."""
    return [tuple(row.values()) for row in read(current_release(home), sql)]


def point_at(home: Path, release: Release) -> None:
    """Make a release the current one, at once, as the pipeline does."""
    new = home / "CURRENT.new"
    new.write_text(replace(release, code_version="test").to_json(), encoding="utf-8")
    new.replace(home / "CURRENT")


def tables_with(connection: duckdb.DuckDBPyConnection, column: str = "") -> list[str]:
    """Return the published facts and marts that are tables and have a column."""
    rows = connection.execute(
        """
        select distinct table_schema || '.' || table_name
        from information_schema.tables
        inner join information_schema.columns using (table_schema, table_name)
        where
            table_type = 'BASE TABLE'
            and list_contains($schemas, table_schema)
            and table_name not like 'dim_%'
            and ($column = '' or column_name = $column)
        order by 1
        """,
        {"schemas": list(MARTS), "column": column},
    ).fetchall()
    return [name for (name,) in rows]


def unchanged(_: duckdb.DuckDBPyConnection) -> list[str]:
    """Change nothing."""
    return []


def emptied(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Empty every fact and mart; catalogue and reference stay."""
    return [f"delete from {name}" for name in tables_with(connection)]


def newest_month_only(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Keep one month, with nothing to compare it with."""
    newest = "(select max(period_month) from scorecards.mart_strategy_scores)"
    return [
        "delete from scorecards.mart_score_changes",
        "update scorecards.mart_strategy_scores"
        " set previous_score = null, same_month_last_year_score = null",
        "update scorecards.mart_indicator_values"
        " set previous_value = null, same_month_last_year_value = null",
        *(
            f"delete from {name} where period_month <> {newest}"
            for name in tables_with(connection, "period_month")
            if name != "scorecards.mart_strategy_scores"
        ),
        f"delete from scorecards.mart_strategy_scores where period_month <> {newest}",
    ]


def without(column: str, value: str) -> Statements:
    """Return what takes everything about a unit, a town or an indicator away."""
    columns = (column, "entity_id") if column in ("unit_id", "town_id") else (column,)

    def statements(connection: duckdb.DuckDBPyConnection) -> list[str]:
        return [
            f"delete from {name} where {key} = '{value}'"
            for key in columns
            for name in tables_with(connection, key)
        ]

    return statements
