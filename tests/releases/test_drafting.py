"""A release is written beside other work, and only who publishes it keeps it."""

from pathlib import Path

import duckdb
import pytest

from tests.releases.conftest import Publish, make_build
from u145.errors import KnownError
from u145.releases.current import current_release
from u145.releases.drafting import drafting
from u145.settings import Home

# Rows that take seconds to copy, so that the copy is under way.
MANY = 20_000_000


def begin_and_refuse(home: Home, build: Path) -> None:
    with drafting(home, "20230916-b") as draft:
        draft.fill(build)
        while not draft.file.exists():
            pass
        raise RuntimeError("the audit says no")


def test_what_is_not_published_leaves_nothing(home: Home, publish_one: Publish) -> None:
    """Also when the copy has only begun: it is broken off, not waited for."""
    before = publish_one("20230915-a")
    build = make_build(home.build_database, rows=MANY)
    with pytest.raises(RuntimeError, match="the audit says no"):
        begin_and_refuse(home, build)
    assert {one.name for one in home.releases.iterdir()} == {
        before.path.name,
        before.path.with_suffix(".json").name,
    }
    assert current_release(home.folder).release_id == before.release_id
    with duckdb.connect(str(build)) as writer:  # nobody reads it any more
        writer.execute("drop view core.a_view_on_a_view")


def test_a_copy_that_fails_fails_who_publishes(home: Home) -> None:
    build = make_build(
        home.build_database, extra="create view core.v as from staging.private"
    )
    with drafting(home, "20230916-b") as draft:
        draft.fill(build)
        with pytest.raises(KnownError) as failed:
            draft.copied()
    assert failed.value.key == "publish.view_does_not_bind"
    assert not any(home.releases.iterdir())


def test_the_release_that_is_added_to_stays_as_it_is(
    home: Home, publish_one: Publish
) -> None:
    before = publish_one("20230915-a")
    content = before.path.read_bytes()
    build = make_build(home.build_database, rows=50)
    with drafting(home, "20230916-b", before.path) as draft:
        draft.fill(build)
        tables = draft.copied().tables
        with duckdb.connect(str(draft.file), read_only=True) as copy:
            assert copy.sql("select count(*) from core.fct_events").fetchall() == [
                (50,)
            ]
            said = copy.sql(
                "select comment from duckdb_tables() where table_name = 'fct_events'"
            ).fetchall()
    assert said == [("It's one row per event.",)]
    assert set(tables) == {"core.fct_events"}
    assert before.path.read_bytes() == content
