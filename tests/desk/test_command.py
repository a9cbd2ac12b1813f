"""What `u145 sql` answers: exactly what the warehouse has, or where to look."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.releases.conftest import Publish
from u145.cli import run
from u145.settings import Home

ROOT = Path(__file__).parents[2]


def ask(home: Home, query: str, *more: str) -> int:
    where = ["--home", str(home.folder), "--lang", "zh"]
    return run(["sql", query, *where, *more])


def test_decimals_keep_their_digits(
    home: Home, publish_one: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_one()
    query = "select 1.50 as a, 12345678901234567890.12 as b, [2.00] as c, '甲' as d"
    assert ask(home, query, "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert row == {
        "a": Decimal("1.50"),
        "b": Decimal("12345678901234567890.12"),
        "c": [Decimal("2.00")],
        "d": "甲",
    }
    assert str(row["a"]) == "1.50"


def test_a_name_that_is_not_there_is_told_where_names_are(
    home: Home, publish_one: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_one()
    assert ask(home, "select * from nosuch") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "nosuch" in line
    assert "show tables" in line


def test_tables_are_shown_and_found_without_their_schema(
    home: Home, publish_one: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_one()
    assert ask(home, "show tables", "--format", "csv") == 0
    assert "fct_events" in capsys.readouterr().out.splitlines()
    assert ask(home, "select count(*) from fct_events", "--format", "csv") == 0
    assert capsys.readouterr().out.splitlines()[1] == "100"


def test_rows_and_time_are_what_is_asked_for(
    home: Home, publish_one: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_one()
    assert ask(home, "from range(50000)", "--format", "csv") == 0  # a file is whole
    assert len(capsys.readouterr().out.splitlines()) == 50_001
    assert ask(home, "from range(9)", "--format", "csv", "--max-rows", "3") == 0
    said = capsys.readouterr()
    assert said.out == "range\n0\n1\n2\n"
    assert "3" in said.err
    assert ask(home, "select count(*) from range(100000000000)", "--timeout", "1") == 1
    assert "1" in capsys.readouterr().err


def test_an_answer_that_is_too_large_is_an_error(
    home: Home,
    publish_one: Publish,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish_one()
    monkeypatch.setenv("U145_SQL_RESULT_MB", "1")
    assert ask(home, "from range(500000)", "--format", "csv") == 1
    assert "U145_SQL_RESULT_MB" in capsys.readouterr().err


def test_odd_values_are_written(
    home: Home, publish_one: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_one()
    query = (
        "select 'infinity'::date d, interval 1 month i, map {'a': 1} m, sum(1::int) s"
    )
    assert ask(home, query, "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["i"], row["m"], row["s"]) == ("1 month", {"a": 1}, 1)
    assert ask(home, "explain select 1", "--format", "csv") == 0
    assert "physical_plan" in capsys.readouterr().out


@pytest.mark.parametrize("rows", [1, 200_000])
def test_a_reader_that_has_enough_is_no_error(
    home: Home, publish_one: Publish, rows: int
) -> None:
    publish_one()
    query = f"select range from range({rows})"
    command = [sys.executable, "-m", "u145", "sql", query, "--format", "csv"]
    with subprocess.Popen(
        [*command, "--home", str(home.folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.close()  # as `head` does
        assert asked.stderr.read() == b""
        assert asked.wait() == 0
