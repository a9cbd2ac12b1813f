"""A release is a new, whole, read-only file that needs nothing else."""

import json
from datetime import date

import duckdb
import pytest

from tests.releases.conftest import Publish
from u145.errors import KnownError
from u145.releases.copying import without_database
from u145.releases.current import connect, current_release
from u145.releases.drafting import sweep
from u145.releases.pointer import card_of, list_releases, sha256_of
from u145.settings import Home


def test_views_and_comments_work_in_the_release_without_the_build(
    home: Home, publish_one: Publish
) -> None:
    publish_one()
    home.build_database.unlink()
    with connect(current_release(home.folder)) as connection:
        cases = connection.execute(
            "select count(*), min(source), max(most) from core.a_view_on_a_view"
        ).fetchone()
        comments = connection.execute(
            """
            select table_name, comment from duckdb_tables() where comment is not null
            union all
            select view_name, comment from duckdb_views() where comment is not null
            union all
            select table_name || '.' || column_name, comment from duckdb_columns()
            where comment is not null and not internal
            """
        ).fetchall()
    assert cases == (100, "中文 u145.core", 6)
    assert dict(comments) == {
        "fct_events": "It's one row per event.",
        "fct_cases": "案例",
        "fct_events.event_id": "事件编号",
        "fct_cases.event_id": "编号",
    }


def test_only_published_schemas_are_in_it(home: Home, publish_one: Publish) -> None:
    publish_one()
    with connect(current_release(home.folder)) as connection:
        schemas = connection.execute(
            "select distinct schema_name from duckdb_tables()"
        ).fetchall()
        with pytest.raises(duckdb.CatalogException):
            connection.execute("select * from staging.private")
    assert schemas == [("core",)]


def test_the_file_is_read_only_without_a_log_and_has_its_checksum(
    home: Home, publish_one: Publish
) -> None:
    release = publish_one()
    assert release.path.stat().st_mode & 0o777 == 0o444
    assert sha256_of(release.path) == release.sha256
    names = sorted(path.name for path in home.releases.iterdir())
    assert names == [f"{release.release_id}.duckdb", f"{release.release_id}.json"]


def test_the_pointer_tells_what_readers_need(home: Home, publish_one: Publish) -> None:
    first = publish_one()
    second = publish_one()
    pointer = json.loads(home.pointer.read_text(encoding="utf-8"))
    assert pointer["release_id"] == second.release_id
    assert pointer["previous"] == first.release_id
    assert pointer["file"] == f"releases/{second.release_id}.duckdb"
    assert pointer["as_of"] == "2023-09-15"
    assert pointer["checks"] == {"passed": 5, "warned": 1, "failed": 0}
    assert (pointer["deliveries"], pointer["code_version"]) == (3, "0.1.0+test")
    assert current_release(home.folder) == second


def test_same_content_has_the_same_checksum_whatever_its_order(
    publish_one: Publish,
) -> None:
    shuffled = """
        create or replace table core.fct_events as
        select * from core.fct_events order by event_id desc;
    """
    one_row_twice = "insert into core.fct_events select * from core.fct_events limit 1;"
    one, other = publish_one(), publish_one(extra=shuffled)
    changed, doubled = publish_one(rows=101), publish_one(extra=one_row_twice)
    assert one.content_sha256 == other.content_sha256
    assert (
        len({one.content_sha256, changed.content_sha256, doubled.content_sha256}) == 3
    )


def test_what_a_run_says_of_itself_is_not_content(publish_one: Publish) -> None:
    said = "create table core.dim_as_of as select 1 as as_of, {} as run_id;"
    one, other = (publish_one(extra=said.format(run)) for run in (1, 2))
    assert one.content_sha256 == other.content_sha256


def test_a_view_on_something_private_stops_the_release(
    home: Home, publish_one: Publish
) -> None:
    before = publish_one()
    with pytest.raises(KnownError) as raised:
        publish_one(
            extra="create view core.leak as select * from u145.staging.private;"
        )
    assert raised.value.key == "publish.view_does_not_bind"
    assert "core.leak" in str(raised.value.values["view"])
    assert current_release(home.folder) == before
    assert len(list(home.releases.iterdir())) == 2


def test_what_a_dead_run_left_is_swept(home: Home, publish_one: Publish) -> None:
    kept = publish_one()
    never_current = home.releases / "20230915-9999.duckdb"
    never_current.write_bytes(kept.path.read_bytes())
    temporary = home.releases / ".20230915-9998.123.tmp"
    temporary.write_bytes(b"half a file")
    card_of(kept.path).unlink()  # died between the pointer and the card
    sweep(home)
    assert not never_current.exists()
    assert not temporary.exists()
    assert list_releases(home) == [kept]


def test_a_name_of_a_database_in_a_text_stays() -> None:
    sql = (
        "select u145.core.t.a, \"u145\".core.t, 'u145.x 县', x.u145.y from u145.core.t"
    )
    assert without_database(sql, "u145") == (
        "select core.t.a, core.t, 'u145.x 县', x.u145.y from core.t"
    )


def test_a_release_id_is_never_written_twice(publish_one: Publish) -> None:
    publish_one("20230930-a", date(2023, 9, 30))
    with pytest.raises(KnownError):
        publish_one("20230930-a", date(2023, 9, 30))
