"""Readers get an intact release or a clear word, and can only read."""

from pathlib import Path

import duckdb
import pytest

from tests.releases.conftest import Publish
from u145.releases.current import NoRelease, connect, current_release
from u145.settings import Home


def damage(path: Path) -> None:
    """Flip one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


def test_an_empty_home_has_no_release(home: Home) -> None:
    with pytest.raises(NoRelease):
        current_release(home.folder)


def test_a_damaged_release_falls_back_and_says_so(
    home: Home, publish_one: Publish
) -> None:
    first, second = publish_one(), publish_one()
    damage(second.path)
    served = current_release(home.folder)
    assert (served.release_id, served.instead_of) == (
        first.release_id,
        second.release_id,
    )


def test_a_missing_release_falls_back(home: Home, publish_one: Publish) -> None:
    first, second = publish_one(), publish_one()
    second.path.unlink()
    assert current_release(home.folder).release_id == first.release_id


def test_a_damaged_pointer_falls_back_to_the_newest(
    home: Home, publish_one: Publish
) -> None:
    publish_one()
    second = publish_one()
    home.pointer.write_text('{"release_id": "half')
    served = current_release(home.folder)
    assert (served.release_id, served.instead_of) == (second.release_id, "CURRENT")


def test_no_intact_release_is_said(home: Home, publish_one: Publish) -> None:
    damage(publish_one().path)
    with pytest.raises(NoRelease) as raised:
        current_release(home.folder)
    assert raised.value.key == "releases.none_intact"


@pytest.mark.parametrize(
    "statement",
    [
        "create table core.mine as select 1",
        "create table mine as select 1",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy (select 1) to 'out.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 4",
    ],
)
def test_a_reader_can_only_read(
    home: Home, publish_one: Publish, statement: str
) -> None:
    publish_one()
    with (
        connect(current_release(home.folder)) as connection,
        pytest.raises(duckdb.Error),
    ):
        connection.execute(statement)


def test_a_python_variable_is_not_a_table(home: Home, publish_one: Publish) -> None:
    publish_one()
    secret = duckdb.sql("select 1 as a").to_arrow_table()
    assert secret is not None
    with (
        connect(current_release(home.folder)) as connection,
        pytest.raises(duckdb.CatalogException),
    ):
        connection.execute("select * from secret")


def test_an_open_reader_survives_publishing_and_pruning(
    home: Home, publish_one: Publish
) -> None:
    first = publish_one()
    with connect(first) as connection:
        for rows in range(101, 104):
            publish_one(rows=rows)
        first.path.unlink()
        found = connection.execute("select count(*) from core.fct_events").fetchone()
    assert found == (100,)
    with connect(current_release(home.folder)) as connection:
        found = connection.execute("select count(*) from core.fct_events").fetchone()
    assert found == (103,)
