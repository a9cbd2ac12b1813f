"""What may be asked: all that analysts need, and nothing that isn't listed."""

import duckdb
import pytest
import yaml

from u145.desk import statement
from u145.desk.engine import open_reader
from u145.desk.refusals import Refused

RELATIONS = frozenset({("core", "fct_events"), ("core", "dim_units")})
# One of each that DuckDB has been seen to read files, run texts or tell paths with.
NEVER = {"query", "query_table", "json_execute_serialized_sql", "read_text", "glob"} | {
    "current_setting",
    "duckdb_settings",
    "duckdb_databases",
    "getvariable",
    "histogram_values",
    "sniff_csv",
    "parquet_scan",
    "arrow_scan",
}


def names() -> dict[str, list[str]]:
    path = statement.Path(statement.__file__).with_name("allowed.yml")
    lists: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return lists


@pytest.mark.parametrize(
    "question",
    [
        "from fct_events",
        "select * from CORE.Fct_Events e join core.dim_units u using (unit_id);",
        "with a as (from fct_events), b as (from a) select * from b",
        "with recursive r as (select 1 i union all select i + 1 from r) from r",
        "select count(*) filter (where x > 1) over (partition by y) from fct_events",
        "select a, sum(n) from fct_events group by all having sum(n) > 1 order by all",
        "select case when a then 1 end, a between 1 and 2, a in (1, 2), not a is null,"
        " a like 'x%', coalesce(a, b), a::int, try_cast(a as int), a[1], a[1:2],"
        " {'a': 1}.a, date '2020-01-01' + interval 1 day, extract(year from a),"
        " a at time zone 'UTC', exists (select 1), a ->> '$.x', [x + 1 for x in a]"
        " from fct_events",
        "select quantile_cont(n, 0.5), mode() within group (order by n),"
        " string_agg(a, ',' order by b), median(n), arg_max(a, b) from fct_events",
        "pivot fct_events on unit_id in (1, 2) using sum(n)",
        "unpivot fct_events on a, b",
        "from fct_events asof join dim_units using (unit_id, day)",
        "select * exclude (a) replace (upper(b) as b) from fct_events",
        "select columns('a.*'), unnest([1, 2]) from fct_events qualify true limit 10%",
        "select * from generate_series(1, 10) t(i), lateral (select i + 1)",
        "values (1, 'a'), (2, 'b')",
        "select 1 union all by name select 2 except select 3",
        "explain analyze select 1",
        "-- a comment\nselect 1 /* another */ -- and one more",
        "show tables",
        "describe fct_events",
        "summarize core.fct_events",
        "select table_name, column_name from information_schema.columns",
        "select '; drop table x', \"from\" from fct_events",
    ],
)
def test_what_analysts_ask_may_be_asked(question: str) -> None:
    with open_reader() as reader:
        said = statement.check(reader, question, RELATIONS)
    assert said in question


@pytest.mark.parametrize(
    "question",
    [
        "select 1; select 2",
        "from read_text('x')",
        "select * from fct_events where a = (select current_setting('x'))",
        "from 'x.csv'",
        "from core.nosuch",
        "from other.core.fct_events",
        'with "x.csv" as (select 1) from "x.csv"',
        "with sqlite_master as (select 1) from (from sqlite_master)",
        "from information_schema.views",
        "select $1",
        "pragma json_execute_serialized_sql(json_serialize_sql('select 1'))",
        "explain delete from fct_events",
    ],
)
def test_what_is_not_listed_is_refused(question: str) -> None:
    with open_reader() as reader, pytest.raises(Refused):
        statement.check(reader, question, RELATIONS)


def test_every_allowed_name_is_duckdb_s_and_none_is_dangerous() -> None:
    lists = names()
    called = {
        name for kind in ("table", "functions", "operators") for name in lists[kind]
    }
    known = {
        name
        for (name,) in duckdb.execute(
            "select distinct function_name from duckdb_functions()"
        ).fetchall()
    }
    assert called - known - {"grouping", "unnest"} == set()
    assert called & NEVER == set()
    assert NEVER - known == set()  # the list names what there is
