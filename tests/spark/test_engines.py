"""Which targets run on Spark, what they need, and how its tables come back."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.conftest import SAMPLE, run_u145
from u145.errors import UsageError
from u145.refresh import engines
from u145.refresh.built import becoming, begin, why_full, write_built
from u145.refresh.engines import check_target, is_on_spark
from u145.refresh.fingerprint import Code
from u145.refresh.importing import import_tables, read_models, table_folder
from u145.settings import Home, load_settings

SETTINGS = load_settings()


@pytest.mark.parametrize(
    ("target", "expected"),
    [(None, False), ("duckdb", False), ("spark", True), ("spark_thrift", True)],
)
def test_a_target_says_its_engine(target: str | None, expected: bool):
    assert is_on_spark(SETTINGS, target) is expected


@pytest.mark.parametrize(
    ("target", "missing"),
    [
        ("spark", "dbt-spark, pyspark, Java 17"),
        ("spark_thrift", "dbt-spark, pyhive"),
    ],
)
def test_what_is_missing_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch, target: str, missing: str
):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    monkeypatch.setattr(engines.shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError) as raised:
        check_target(SETTINGS, target)
    assert raised.value.values == {"missing": missing}


def test_without_java_the_command_says_one_line(tmp_path: Path):
    done = run_u145(
        *("refresh", "--home", tmp_path, "--inbox", SAMPLE / "inbox"),
        *("--target", "spark"),
        JAVA_HOME=str(tmp_path),
    )
    assert done.returncode == 2
    assert "Java 17" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_after_spark_duckdb_builds_everything(tmp_path: Path):
    home, code = Home(tmp_path), Code({"models/a.sql": "1"})
    begin(home, is_full=True)
    home.build_database.touch()
    assert why_full(home, code) == "unfinished"
    built = becoming(code, [], date(2023, 9, 30))
    write_built(home, built)
    assert why_full(home, code) is None
    write_built(home, replace(built, engine="spark"))
    assert why_full(home, code) == "engine"


def model(schema: str, name: str, kind: str, *columns: tuple[str, str]) -> dict:
    return {
        "resource_type": "model",
        "schema": schema,
        "alias": name,
        "config": {"materialized": kind},
        "description": f"What {name} says.",
        "columns": {
            column: {
                "name": column,
                "data_type": data_type,
                "description": "A column.",
                "constraints": [{"type": "not_null"}] if column == "key" else [],
            }
            for column, data_type in columns
        },
    }


@pytest.fixture
def finished(tmp_path: Path) -> Home:
    """Return a home in which Spark has finished two tables and a view."""
    home = Home(tmp_path)
    facts = model(
        *("core", "facts", "table"),
        *(("key", "string"), ("share", "decimal(9,4)"), ("rank", "bigint")),
    )
    nodes = {
        "model.u145.facts": facts,
        "model.u145.steps": model("intermediate", "steps", "table"),
        "model.u145.shown": model("core", "shown", "view"),
    }
    manifest = home.build / "spark" / "target" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")
    for place in ("core/facts", "intermediate/steps"):
        (table_folder(home) / place).mkdir(parents=True)
    write(home, "core/facts", "cast(1 as integer) as rank, 'a' as key, 2.5 as share")
    write(home, "intermediate/steps", "1 as step")
    return home


def write(home: Home, place: str, row: str) -> None:
    file = table_folder(home) / place / "part-0.parquet"
    duckdb.execute(f"copy (select {row}) to '{file}' (format parquet)")


def read(home: Home) -> list:
    manifest = home.build / "spark" / "target" / "manifest.json"
    import_tables(home, read_models(manifest))
    with duckdb.connect(str(home.build_database), read_only=True) as connection:
        return connection.execute(
            """
            select table_name, column_name, data_type, is_nullable, comment
            from duckdb_columns() where not internal
            order by table_name, column_index
            """
        ).fetchall()


def test_published_tables_come_back_by_their_contract(finished: Home):
    assert read(finished) == [
        ("facts", "key", "VARCHAR", False, "A column."),
        ("facts", "share", "DECIMAL(9,4)", True, "A column."),
        ("facts", "rank", "BIGINT", True, "A column."),
        ("steps", "step", "INTEGER", True, None),
    ]
    with duckdb.connect(str(finished.build_database), read_only=True) as connection:
        kinds = connection.execute(
            """
            select table_name, table_type from information_schema.tables
            order by all
            """
        ).fetchall()
        rows = connection.execute("from core.facts").fetchall()
    assert kinds == [("facts", "BASE TABLE"), ("steps", "VIEW")]
    assert [(key, float(share), rank) for key, share, rank in rows] == [("a", 2.5, 1)]


def test_a_missing_key_is_refused(finished: Home):
    write(finished, "core/facts", "1 as rank, null::varchar as key, 2.5 as share")
    with pytest.raises(duckdb.ConstraintException):
        read(finished)
