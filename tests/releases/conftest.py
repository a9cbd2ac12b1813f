"""A small build database, as dbt leaves it, and homes that publish it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from u145.releases.drafting import drafting
from u145.releases.pointer import Checks, Release
from u145.releases.publishing import Candidate, publish
from u145.settings import Home

Publish = Callable[..., Release]


def make_build(path: Path, rows: int = 100, extra: str = "") -> Path:
    """Write a database with published and private schemas."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            f"""
            create schema core; create schema staging; create schema operations;
            create table core.fct_events as
            select
                i as event_id, '县' || i as "乡镇 名", i % 7 as unit_no,
                cast(i as decimal(18, 2)) / 3 as amount
            from range({rows}) as numbers (i) order by hash(i);
            comment on table core.fct_events is 'It''s one row per event.';
            comment on column core.fct_events.event_id is '事件编号';
            create table staging.private as select 'secret' as phone;
            create view "u145"."core"."fct_cases" as (
                with events as (select * from "u145"."core"."fct_events")
                select
                    events.event_id, '中文 u145.core' as source,
                    (select max(unit_no) from u145.core."fct_events") as most
                from events
            );
            create view core.a_view_on_a_view as select * from u145.core.fct_cases;
            comment on view core.fct_cases is '案例';
            comment on column core.fct_cases.event_id is '编号';
            {extra}
            """
        )
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return an empty home."""
    return Home(tmp_path / "家 home")


@pytest.fixture
def publish_one(home: Home) -> Publish:
    """Return a function that publishes a small build under a release id."""
    moments = iter(range(1_000_000))

    def publish_release(
        release_id: str | None = None,
        as_of: date = date(2023, 9, 15),
        rows: int = 100,
        extra: str = "",
    ) -> Release:
        number = next(moments)
        candidate = Candidate(
            as_of=as_of,
            inputs_sha256=f"{number:064d}",
            checks=Checks(5, 1, 0),
            deliveries=3,
            code_version="0.1.0+test",
        )
        release_id = release_id or f"{as_of:%Y%m%d}-{number:04d}"
        build = make_build(home.build_database, rows, extra)
        with drafting(home, release_id) as draft:
            draft.fill(build)
            return publish(draft, candidate)

    return publish_release
