"""Every page and every published table has an answer for every role."""

import duckdb
import pytest

from dashboards.registry import PAGES
from u145.access.policy import EVERY_TABLE, Policy
from u145.releases.copying import PUBLISHED, relations


@pytest.fixture
def tables(query: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    (database,) = query.execute("select current_database()").fetchone() or ("",)
    return {(one.schema, one.name) for one in relations(query, database, "table")}


def test_every_published_table_has_a_rule(policy: Policy, tables: set) -> None:
    assert {table for table in tables if policy.rule(*table) is None} == set()


def test_no_rule_is_about_a_table_that_is_not_there(
    policy: Policy, tables: set
) -> None:
    schemas = {(schema, EVERY_TABLE) for schema in PUBLISHED}
    named = {(rule.schema, rule.table) for rule in policy.tables}
    assert named - tables - schemas == set()


def test_every_role_knows_only_pages_that_there_are(policy: Policy) -> None:
    known = {entry.path for entry in PAGES}
    asked = set().union(*(role.pages for role in policy.roles.values()))
    assert asked == known


def test_everybody_may_open_the_first_page(policy: Policy) -> None:
    assert all("cockpit" in role.pages for role in policy.roles.values())


def test_only_the_auditor_reads_the_trail(policy: Policy) -> None:
    readers = {role.role_id for role in policy.roles.values() if role.sees_trail}
    assert readers == {"auditor"}
    assert all(
        ("trail" in role.pages) == role.sees_trail for role in policy.roles.values()
    )


def test_who_may_query_has_the_desk_and_nobody_else(policy: Policy) -> None:
    assert all(
        ("desk" in role.pages) == role.may_query for role in policy.roles.values()
    )


def test_tables_with_a_units_rows_are_not_for_everybody(
    policy: Policy, query: duckdb.DuckDBPyConnection
) -> None:
    """Whatever is open to all names units at most as who answers for it."""
    named = query.execute(
        """
        select table_schema, table_name, column_name from information_schema.columns
        where column_name in ('unit_id', 'entity_id')
        and table_schema in ('core', 'scorecards', 'operations')
        """
    ).fetchall()
    units = "select unit_id from core.dim_units"
    open_to_all = {
        table
        for schema, table, column in named
        if (rule := policy.rule(schema, table))
        and rule.unit_rows == "true"
        and query.execute(
            f"select 1 from {schema}.{table} where {column} in ({units}) limit 1"
        ).fetchall()
    }
    assert open_to_all == {"dim_units"}
