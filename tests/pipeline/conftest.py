"""The project's compiled models, run again on any raw folder.

dbt compiles the models once; their SQL then runs in DuckDB directly, so that a
property can be tried on many small inboxes. Nothing is imitated: the SQL is
dbt's own, the engine is DuckDB.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT
from u145.landing.raw_layout import ensure_shapes

Replay = Callable[..., duckdb.DuckDBPyConnection]


@dataclass(frozen=True)
class Model:
    """One compiled model."""

    name: str
    reads: tuple[str, ...]
    relation: str
    is_view: bool
    sql: str


def ordered(nodes: dict[str, dict]) -> list[dict]:
    """Return the models, each after what it reads."""
    done: dict[str, dict] = {}

    def visit(key: str) -> None:
        if key in done or key not in nodes:
            return
        for parent in nodes[key]["depends_on"]["nodes"]:
            visit(parent)
        done[key] = nodes[key]

    for key in nodes:
        visit(key)
    return list(done.values())


def create(connection: duckdb.DuckDBPyConnection, model: Model, sql: str) -> None:
    """Build one model, as dbt would."""
    kind = "view" if model.is_view else "table"
    connection.execute(f"create or replace {kind} {model.relation} as {sql}")


def needed(models: list[Model], wanted: tuple[str, ...]) -> list[Model]:
    """Return the wanted models and all they read, in order."""
    names = set(wanted)
    for model in reversed(models):
        if model.name in names:
            names |= set(model.reads)
    return [model for model in models if model.name in names]


def compiled(folder: Path, raw: Path, database: Path) -> list[Model]:
    """Return the models as dbt compiles them over a raw folder, in order."""
    for command in ("seed", "compile"):
        subprocess.run(
            [Path(sys.executable).with_name("dbt"), "--quiet", command]
            + ["--profiles-dir", ROOT, "--project-dir", ROOT]
            + ["--target-path", folder / "target", "--log-path", folder],
            cwd=ROOT,
            env={**os.environ, "U145_RAW": str(raw), "U145_DATABASE": str(database)},
            check=True,
        )
    manifest = json.loads((folder / "target" / "manifest.json").read_text())
    nodes = {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model"
    }
    return [
        Model(
            node["name"],
            tuple(key.rsplit(".", 1)[-1] for key in node["depends_on"]["nodes"]),
            node["relation_name"],
            node["config"]["materialized"] == "view",
            node["compiled_code"],
        )
        for node in ordered(nodes)
    ]


def create_all(database: Path, models: list[Model]) -> None:
    """Build the models, each in its schema."""
    with duckdb.connect(str(database)) as connection:
        for schema in sorted({model.relation.rsplit(".", 1)[0] for model in models}):
            connection.execute(f"create schema if not exists {schema}")
        for model in models:
            create(connection, model, model.sql)


@pytest.fixture(scope="session")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Replay:
    """Return a function that builds every model over a raw folder."""
    folder = tmp_path_factory.mktemp("compiled")
    raw, database = folder / "raw-of-this-replay", folder / "u145.duckdb"
    ensure_shapes(raw)
    models = compiled(folder, raw, database)
    create_all(database, models)
    copies = iter(range(1_000_000))

    def build(
        raw_of_this: Path, wanted: tuple[str, ...] = (), without: tuple[str, ...] = ()
    ) -> duckdb.DuckDBPyConnection:
        copy = folder / f"copy-{next(copies)}" / "u145.duckdb"
        copy.parent.mkdir()
        copy.write_bytes(database.read_bytes())
        connection = duckdb.connect(str(copy))
        chosen = needed(models, wanted) if wanted else models
        for model in chosen:
            # A record kind of which nothing landed stays as it was built on
            # nothing: typing many columns costs seconds, even of no rows.
            if not any(f"__{kind}_typed" in model.name for kind in without):
                create(connection, model, model.sql.replace(str(raw), str(raw_of_this)))
        return connection

    return build
