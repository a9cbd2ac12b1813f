"""The same models' SQL run by dbt, as in a refresh, and by SQLMesh.

python -m benchmarks.peers.sqlmesh --home warehouse [--rounds 2]

dbt compiles the project for a full build. SQLMesh, in an environment of its own, gets
every model's compiled SQL as a model of the same name and kind (an incremental one is
a full one, because everything is built), over the same raw files and the same seeds.
Both build into an empty database, without tests, in turns; the tables have to say the
same. What is timed is the whole command, from its start to its end.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.peers.environments import environment, version_in
from benchmarks.results import Aim, Result, Row, aims_text, write

ROOT = Path(__file__).parents[2]
PACKAGES = ("sqlmesh==0.236.4", "duckdb==1.5.6")
DATABASE = "u145"
CONFIG = """
gateways:
  here:
    connection:
      type: duckdb
      database: {database}
      concurrent_tasks: 2
default_gateway: here
model_defaults:
  dialect: duckdb
  start: 2022-01-01
disable_anonymized_analytics: true
"""
KINDS = {"view": "VIEW", "few": "VIEW", "table": "FULL", "incremental": "FULL"}
MODEL = "MODEL (\n  name {name},\n  kind {kind}\n);\n\n{sql}\n"
Node = Mapping[str, Any]


@dataclass(frozen=True)
class Ground:
    """What both build from, and where."""

    home: Path
    folder: Path
    programs: Path

    def variables(self, database: Path) -> dict[str, str]:
        return {
            **os.environ,
            "U145_RAW": str(self.home / "raw"),
            "U145_DATABASE": str(database),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "0",
            "MAX_FORK_WORKERS": "2",
        }

    def dbt(self, database: Path, *arguments: str) -> list[str]:
        target = str(self.folder / "target")
        return [
            *(sys.executable, "-c", "from dbt.cli.main import cli; cli()", "--quiet"),
            *(*arguments, "--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
            *("--target-path", target, "--log-path", target),
        ]

    def empty(self, name: str, seeds: Iterable[Node]) -> Path:
        """Return a new database that holds the seeds."""
        file = self.folder / name / f"{DATABASE}.duckdb"
        shutil.rmtree(file.parent, ignore_errors=True)
        file.parent.mkdir(parents=True)
        built = self.home / "build" / f"{DATABASE}.duckdb"
        with duckdb.connect(str(file)) as connection:
            connection.execute(f"attach '{built}' as built (read_only)")
            for seed in seeds:
                table = f'{seed["schema"]}."{seed["alias"]}"'
                connection.execute(f"create schema if not exists {seed['schema']}")
                connection.execute(
                    f"create table {table} as select * from built.{table}"
                )
        return file


def timed(
    command: list[str], folder: Path, variables: Mapping[str, str]
) -> list[float]:
    """Run a command; return its seconds by the clock and of processors."""
    log = folder / "log.txt"
    begun = time.perf_counter()
    with log.open("wb") as handle:
        child = subprocess.Popen(
            command, cwd=folder, env=dict(variables), stdout=handle, stderr=handle
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    assert child.returncode == 0, log.read_text(errors="replace")[-3000:]
    return [wall, usage.ru_utime + usage.ru_stime]


def nodes(ground: Ground) -> tuple[list[Node], list[Node]]:
    """Compile the project; return its models and its seeds."""
    database = ground.empty("compiling", [])
    shutil.copy(ground.home / "build" / f"{DATABASE}.duckdb", database)
    command = ground.dbt(database, "compile", "--full-refresh")
    timed(command, ground.folder, ground.variables(database))
    text = (ground.folder / "target" / "manifest.json").read_text(encoding="utf-8")
    found = json.loads(text)["nodes"].values()
    return (
        [one for one in found if one["resource_type"] == "model"],
        [one for one in found if one["resource_type"] == "seed"],
    )


def write_project(folder: Path, database: Path, models: Iterable[Node]) -> None:
    """Write a project of SQLMesh with every model's compiled SQL."""
    (folder / "models").mkdir(parents=True)
    text = CONFIG.format(database=database)
    (folder / "config.yaml").write_text(text, encoding="utf-8")
    for model in models:
        name = f"{model['schema']}.{model['alias']}"
        kind = KINDS[model["config"]["materialized"]]
        sql = model["compiled_code"].strip().rstrip(";")
        text = MODEL.format(name=name, kind=kind, sql=sql)
        (folder / "models" / f"{name}.sql").write_text(text, encoding="utf-8")


def by_dbt(ground: Ground, seeds: list[Node]) -> tuple[Path, list[float]]:
    """Build with dbt; return the database and what it took."""
    database = ground.empty("dbt", seeds)
    command = ground.dbt(database, "run", "--full-refresh")
    return database, timed(command, database.parent, ground.variables(database))


def by_sqlmesh(
    ground: Ground, models: list[Node], seeds: list[Node]
) -> tuple[Path, list[float]]:
    """Build with SQLMesh; return the database and what it took."""
    database = ground.empty("sqlmesh", seeds)
    project = database.parent / "project"
    write_project(project, database, models)
    plan = [str(ground.programs / "sqlmesh"), "plan", "--auto-apply", "--no-prompts"]
    spent = timed([*plan, "--skip-tests"], project, ground.variables(database))
    return database, spent


def equal_tables(one: Path, other: Path, models: Iterable[Node]) -> tuple[int, int]:
    """Return how many tables say the same in both, row by row, and how many there are.

    Rows are compared as texts: SQLMesh may leave a type to the engine.
    """
    names = [
        f'{model["schema"]}."{model["alias"]}"'
        for model in models
        if KINDS[model["config"]["materialized"]] == "FULL"
    ]
    said = []
    for file in (one, other):
        with duckdb.connect(str(file), read_only=True) as connection:
            said.append([_content(connection, name) for name in names])
    return sum(a == b for a, b in zip(*said, strict=True)), len(names)


def _content(connection: duckdb.DuckDBPyConnection, name: str) -> Any:
    return connection.execute(
        "select count(*), sum(cast(hash(cast(one as varchar)) as hugeint))"
        f" from {name} as one"
    ).fetchall()


def measure(home: Path, rounds: int) -> Result:
    """Let both build in turns, and compare what they built."""
    times: dict[str, list[list[float]]] = {"dbt": [], "SQLMesh": []}
    with tempfile.TemporaryDirectory(prefix="u145-sqlmesh-") as folder:
        ground = Ground(home, Path(folder), environment("sqlmesh", PACKAGES))
        models, seeds = nodes(ground)
        for _ in range(rounds):
            one, spent = by_dbt(ground, seeds)
            times["dbt"].append(spent)
            other, spent = by_sqlmesh(ground, models, seeds)
            times["SQLMesh"].append(spent)
        equal, tables = equal_tables(one, other, models)
        known = version_in(ground.programs, "sqlmesh")
    rows: list[Row] = [
        {
            "tool": tool,
            "wall_s": round(statistics.median(one[0] for one in spent), 1),
            "cpu_s": round(statistics.median(one[1] for one in spent), 1),
        }
        for tool, spent in times.items()
    ]
    about = {"models": len(models), "tables": tables, "equal_tables": equal}
    about |= {"rounds": rounds, "sqlmesh": known}
    ratio = round(rows[0]["wall_s"] / rows[1]["wall_s"], 2)
    aims = [
        Aim("a full build by dbt, times that by SQLMesh", ratio, 1.0),
        Aim("tables that say something else", tables - equal, 0),
    ]
    return Result("sqlmesh", rows, aims, about=about)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=Path("warehouse"))
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    result = measure(arguments.home.absolute(), arguments.rounds)
    print(f"{result.about['models']} models       wall     cpu, s")
    for row in result.rows:
        print(f"{row['tool']:<14}{row['wall_s']:8.1f}{row['cpu_s']:8.1f}")
    print(aims_text(result.aims))
    write(result)


if __name__ == "__main__":
    main()
