"""The comparison of two releases sees what it has to see, and nothing else."""

from pathlib import Path

import duckdb
import pytest

from tests.spark.comparing import differences
from u145.releases.copying import PUBLISHED

ROWS = "select * from (values ('a', 1, 0.1), ('b', 2, 0.2)) as rows (k, n, x)"


def release(file: Path, rows: str) -> Path:
    with duckdb.connect(str(file)) as connection:
        for schema in PUBLISHED:
            connection.execute(f"create schema {schema}")
        connection.execute(
            "create table core.facts as"
            f" select k, n, cast(x as double) as x from ({rows})"
        )
    return file


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (f"{ROWS} order by k desc", {}),
        (f"select k, n, x::double + 1e-12 as x from ({ROWS})", {}),
        (f"select k, n, x::double + 1e-6 as x from ({ROWS})", {"core.facts": '"x": 2'}),
        (
            f"select k, n, case when k = 'a' then x end as x from ({ROWS})",
            {"core.facts": '"x": 1'},
        ),
        (
            f"select k, case when k = 'b' then 3 else n end as n, x from ({ROWS})",
            {"core.facts": '"n": 1'},
        ),
        (
            f"{ROWS} where k = 'a'",
            {"core.facts": '"k": 2, "n": 2, "x": 2'},
        ),
    ],
)
def test_a_difference_is_found(tmp_path: Path, rows: str, found: dict[str, str]):
    one = release(tmp_path / "one.duckdb", ROWS)
    assert differences(one, release(tmp_path / "other.duckdb", rows)) == found
