"""Who may see one unit's rows reads a file in which no other unit's are."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.access.conftest import OTHER, UNIT
from u145.access.person import Scope
from u145.access.policy import Policy
from u145.access.scoping import scoped_release
from u145.releases.current import connect, current_release
from u145.releases.pointer import Release
from u145.settings import Home

REPORTED = ("proposals", "inspections", "events")
REGISTERS = {"dim_units", "dim_indicators", "mart_feed_freshness", "unit_aliases"}
REGISTERS |= {"units", "indicators", "committees", "feeds", "tasks", "counters"}


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a copy of the sample's releases."""
    folder = tmp_path_factory.mktemp("scoped") / "home"
    folder.mkdir()
    shutil.copy(sample_home / "CURRENT", folder)
    shutil.copytree(sample_home / "releases", folder / "releases")
    return Home(folder)


@pytest.fixture(scope="module")
def whole(home: Home) -> Release:
    return current_release(home.folder)


@pytest.fixture(scope="module")
def own(home: Home, whole: Release, policy: Policy) -> Release:
    """Return the release as the market office sees it."""
    return scoped_release(home, whole, Scope(UNIT, sees_members=False), policy)


def columns(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Return the tables and views that have a column."""
    return [
        f"{schema}.{table}"
        for schema, table in connection.execute(
            """
            select table_schema, table_name from information_schema.columns
            where column_name = $name
            """,
            {"name": name},
        ).fetchall()
        if table not in REGISTERS
    ]


def units_in(release: Release) -> dict[str, set[str]]:
    """Return the units whose rows each table and view has.

    Registers (enterprises, the stock of the market) are nobody's rows.
    """
    with connect(release) as connection:
        kinds = set(columns(connection, "record_kind"))
        return {
            table: {
                unit
                for (unit,) in connection.execute(
                    f"""
                    select distinct unit_id from {table}
                    where unit_id in (select unit_id from core.dim_units)
                    {f"and record_kind in {REPORTED}" if table in kinds else ""}
                    """
                ).fetchall()
            }
            for table in columns(connection, "unit_id")
        }


def test_no_table_has_rows_of_another_unit(own: Release, whole: Release) -> None:
    shared = shared_proposals(whole)
    for table, units in units_in(own).items():
        assert units <= {UNIT} | shared, table


def shared_proposals(whole: Release) -> set[str]:
    """Return the units that handle a proposal together with this one."""
    with connect(whole) as connection:
        found = connection.execute(
            """
            select distinct others.unit_id
            from core.fct_proposal_units as own
            inner join core.fct_proposal_units as others using (proposal_id)
            where own.unit_id = $unit
            union
            select unit_id from core.fct_proposals
            where proposal_id in (
                select proposal_id from core.fct_proposal_units where unit_id = $unit
            )
            """,
            {"unit": UNIT},
        ).fetchall()
    return {unit for (unit,) in found}


def test_what_is_one_units_own_is_all_there(own: Release, whole: Release) -> None:
    for table in ("core.fct_events", "core.fct_inspections"):
        count = f"select count(*) from {table} where unit_id = '{UNIT}'"
        with connect(own) as mine, connect(whole) as every:
            (seen,) = mine.execute(count).fetchone() or (0,)
            assert seen == (every.execute(count).fetchone() or (0,))[0] > 0


def test_totals_of_the_county_are_the_same(own: Release, whole: Release) -> None:
    totals = """
        select indicator_id, period_month, period_window, numerator, denominator, value
        from scorecards.mart_indicator_values where level = 'county' order by all
    """
    with connect(own) as mine, connect(whole) as every:
        assert mine.execute(totals).fetchall() == every.execute(totals).fetchall()


def test_levels_hold_the_unit_and_totals_only(own: Release) -> None:
    with connect(own) as connection:
        for table in columns(connection, "entity_id"):
            found = connection.execute(
                f"select distinct level, entity_id from {table}"
            ).fetchall()
            single = {entity for level, entity in found if level == "unit"}
            assert single <= {UNIT}, table
            assert "town" not in {level for level, _ in found}, table


def test_members_are_not_there(own: Release) -> None:
    with connect(own) as connection:
        for table in columns(connection, "member_id"):
            assert not connection.execute(f"select 1 from {table} limit 1").fetchall()


def test_the_bytes_of_others_are_not_in_the_file(own: Release, whole: Release) -> None:
    """Deleted rows would leave their words in a copied file."""
    title = "select title from core.fct_events where unit_id = $unit and title in ("
    title += "select title from core.fct_events group by title having count(*) = 1)"
    with connect(whole) as connection:
        found = connection.execute(title, {"unit": OTHER}).fetchmany(50)
    content = own.path.read_bytes()
    assert found
    assert not [text for (text,) in found if text.encode() in content]


def test_a_person_without_a_unit_sees_no_unit(
    home: Home, whole: Release, policy: Policy
) -> None:
    nobody = scoped_release(home, whole, Scope("", sees_members=False), policy)
    assert not set().union(*units_in(nobody).values())


def test_scopes_do_not_share_a_file(home: Home, whole: Release, policy: Policy) -> None:
    scopes = [Scope(unit, flag) for unit in ("", "all", None) for flag in (0, 1)]
    assert len({scope.name for scope in scopes}) == len(scopes)
    hostile = Scope("../../CURRENT' or true --", sees_members=False)
    made = scoped_release(home, whole, hostile, policy)
    assert made.path.parent == home.scoped / whole.release_id
    assert not set().union(*units_in(made).values())


def test_a_damaged_file_is_made_anew(
    home: Home, whole: Release, own: Release, policy: Policy
) -> None:
    own.path.chmod(0o600)
    with own.path.open("r+b") as handle:
        handle.truncate(4096)
    again = scoped_release(home, whole, Scope(UNIT, sees_members=False), policy)
    assert units_in(again)["core.fct_events"] == {UNIT}


def test_other_rules_make_another_file(
    home: Home, whole: Release, own: Release, policy: Policy
) -> None:
    from dataclasses import replace

    strict = replace(policy, tables=())
    made = scoped_release(home, whole, Scope(UNIT, sees_members=False), strict)
    assert made.path != own.path
    with connect(made) as connection:
        assert connection.execute("select * from core.dim_units").fetchall() == []


def test_who_sees_everything_reads_the_release_itself(
    home: Home, whole: Release, policy: Policy
) -> None:
    assert scoped_release(home, whole, Scope(None, True), policy) is whole
