"""The yardstick of a refresh: the same published tables, by DuckDB and little else.

    python -m benchmarks.bare --home HOME --to FOLDER

Reads the raw files of a warehouse and runs the selects that make its published
tables, one after the other, in one connection: what the last full build compiled,
without landing, dbt, contracts, tests, audit, history, comments or a second copy.
It leaves out every model that no published table reads. The result is one file,
`FOLDER/u145.duckdb`, to be compared with the release.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from u145.releases.copying import PUBLISHED, literal, quote

THREADS = 2


@dataclass(frozen=True)
class Select:
    """What a seed or model is made of."""

    unique_id: str
    relation: str
    schema: str
    kind: str  # seed, view or table
    sql: str
    reads: tuple[str, ...]


def selects(home: Path) -> list[Select]:
    """Return the seeds and models that published tables rest on, in their order."""
    target = home / "build" / "target"
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    ran = json.loads((target / "run_results.json").read_text(encoding="utf-8"))
    compiled = {one["unique_id"]: one["compiled_code"] for one in ran["results"]}
    found = {
        key: _select(key, node, compiled.get(key))
        for key, node in nodes.items()
        if node["resource_type"] in ("model", "seed")
    }
    done: dict[str, Select] = {}

    def visit(key: str) -> None:
        if key in found and key not in done:
            for read in found[key].reads:
                visit(read)
            done[key] = found[key]

    for one in found.values():
        if one.schema in PUBLISHED:
            visit(one.unique_id)
    return list(done.values())


def _select(key: str, node: dict[str, Any], sql: str | None) -> Select:
    # A table of a few rows where a build adds is a view where it does not.
    is_view = node["config"]["materialized"] in ("view", "few")
    is_seed = node["resource_type"] == "seed"
    return Select(
        unique_id=key,
        relation=node["relation_name"],
        schema=node["schema"],
        kind="seed" if is_seed else "view" if is_view else "table",
        sql=node["original_file_path"] if is_seed else sql or "",
        reads=tuple(node["depends_on"].get("nodes", ())),
    )


def columns_of(home: Path, seed: Select) -> dict[str, str]:
    """Return the columns of a seed and their types, as dbt made them."""
    with duckdb.connect(str(home / "build" / "u145.duckdb"), read_only=True) as built:
        return {
            row[0]: row[1] for row in built.sql(f"describe {seed.relation}").fetchall()
        }


def make(home: Path, project: Path, file: Path) -> int:
    """Make the published tables; return how many selects ran."""
    todo = selects(home)
    seeds = {one.unique_id: columns_of(home, one) for one in todo if one.kind == "seed"}
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"set threads = {THREADS}; set timezone = 'UTC'")
        connection.execute("set preserve_insertion_order = false")
        for schema in sorted({one.schema for one in todo}):
            connection.execute(f"create schema if not exists {quote(schema)}")
        for one in todo:
            sql, kind = one.sql, one.kind
            if kind == "seed":
                types = json.dumps(seeds[one.unique_id]).replace('"', "'")
                path = literal(project / sql)
                sql = (
                    f"select * from read_csv({path}, header = true, columns = {types})"
                )
                kind = "table"
            connection.execute(f"create {kind} {one.relation} as {sql}")
        connection.execute("checkpoint")
    return len(todo)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--project", type=Path, default=Path(__file__).parents[1])
    options = parser.parse_args()
    options.to.mkdir(parents=True)
    count = make(options.home, options.project, options.to / "u145.duckdb")
    print(f"{count} selects")


if __name__ == "__main__":
    main()
