"""From Spark's finished Parquet to the build database, which is then as always.

What is published becomes tables, in the types and with the comments that dbt
would have given them. What only led there stays where it is, under a view, so
that tests can ask it and nothing is copied twice.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from u145.releases.copying import PUBLISHED, literal, quote
from u145.settings import Home


@dataclass(frozen=True)
class Column:
    """A column as the model's contract knows it."""

    name: str
    kind: str
    is_required: bool
    description: str

    @property
    def declared(self) -> str:
        required = " not null" if self.is_required else ""
        return f"{quote(self.name)} {self.kind}{required}"


@dataclass(frozen=True)
class Built:
    """A model as Spark's manifest knows it."""

    schema: str
    name: str
    is_view: bool
    description: str
    columns: tuple[Column, ...]

    @property
    def quoted(self) -> str:
        return f"{quote(self.schema)}.{quote(self.name)}"


def seed_folder(home: Home) -> Path:
    """Return where Spark finds the seeds."""
    return home.build / "spark" / "seeds"


def table_folder(home: Home) -> Path:
    """Return where Spark writes, a folder a schema and below it one a table."""
    return home.build / "spark" / "tables"


def read_models(manifest: Path) -> list[Built]:
    """Return the models of a manifest."""
    return [_built(node) for node in _nodes(manifest, "model")]


def export_seeds(home: Home, manifest: Path) -> None:
    """Write the seeds of the build database for Spark, one Parquet file each."""
    folder = seed_folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(home.build_database), read_only=True) as connection:
        for node in _nodes(manifest, "seed"):
            table = f"{quote(node['schema'])}.{quote(node['alias'])}"
            file = folder / f"{node['name']}.parquet"
            connection.execute(f"copy {table} to {literal(file)} (format parquet)")


def import_tables(home: Home, models: Iterable[Built]) -> None:
    """Bring what Spark made as tables into the build database."""
    tables = [model for model in models if not model.is_view]
    with duckdb.connect(str(home.build_database)) as connection:
        connection.execute("set preserve_insertion_order = false")
        for schema in sorted({table.schema for table in tables}):
            connection.execute(f"create schema if not exists {quote(schema)}")
        for table in tables:
            _import(connection, table, table_folder(home))


def _import(connection: duckdb.DuckDBPyConnection, table: Built, folder: Path) -> None:
    files = folder / table.schema / table.name / "*.parquet"
    rows = f"read_parquet({literal(files)})"
    if table.schema not in PUBLISHED:
        connection.execute(f"create view {table.quoted} as select * from {rows}")
        return
    declared = ", ".join(column.declared for column in table.columns)
    connection.execute(f"create table {table.quoted} ({declared})")
    connection.execute(f"insert into {table.quoted} by name select * from {rows}")
    _comment(connection, "table", table.quoted, table.description)
    for column in table.columns:
        place = f"{table.quoted}.{quote(column.name)}"
        _comment(connection, "column", place, column.description)


def _comment(
    connection: duckdb.DuckDBPyConnection, kind: str, place: str, text: str
) -> None:
    if text:
        connection.execute(f"comment on {kind} {place} is {literal(text)}")


def _nodes(manifest: Path, kind: str) -> list[dict[str, Any]]:
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    return [node for node in nodes if node["resource_type"] == kind]


def _built(node: dict[str, Any]) -> Built:
    return Built(
        schema=node["schema"],
        name=node["alias"],
        is_view=node["config"]["materialized"] == "view",
        description=node["description"],
        columns=tuple(_column(column) for column in node["columns"].values()),
    )


def _column(column: dict[str, Any]) -> Column:
    constraints = {one["type"] for one in column["constraints"]}
    return Column(
        name=column["name"],
        kind=column["data_type"],
        is_required="not_null" in constraints,
        description=column["description"],
    )
