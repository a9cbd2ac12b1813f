"""What is asked for together lies together in a release."""

import pytest

from tests.releases.conftest import Publish
from u145.releases import clustering
from u145.releases.current import connect

EVENTS = """
    create table core.fct_things as
    select
        i as thing_id,
        case when hash(i) % 3 = 0 then 'call' else 'case' end as event_type,
        date '2022-01-01' + cast(hash(i + 1) % 600 as int) as record_date
    from range(300000) as numbers (i);
"""
# Each group of rows has its smallest and largest value noted; how many of them
# must be looked into for a month.
GROUPS = """
    select
        count(*) as groups,
        count(*) filter (
            where last >= date '2022-03-01' and first < date '2022-04-01'
        ) as read_for_a_month
    from (
        select
            rowid // 20480 as number,
            min(record_date) as first,
            max(record_date) as last
        from core.fct_things
        where event_type = 'case'
        group by number
    )
"""


def test_a_month_lies_in_few_places(publish_one: Publish) -> None:
    release = publish_one(extra=EVENTS)
    with connect(release) as connection:
        [(groups, read)] = connection.execute(GROUPS).fetchall()
        kinds = connection.execute(
            "select event_type from core.fct_things order by rowid"
        ).fetchall()
    assert groups >= 9
    assert read <= 3
    assert kinds == sorted(kinds)


def test_the_order_of_the_rows_is_no_content(publish_one: Publish) -> None:
    one = publish_one(extra=EVENTS)
    other = publish_one(extra=EVENTS.replace("(i);", "(i) order by hash(i * 7);"))
    assert one.content_sha256 == other.content_sha256


def test_a_large_table_is_written_whole_in_portions(
    publish_one: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_unknown = f"""{EVENTS}
        update core.fct_things set event_type = null where thing_id % 1000 = 0;
        update core.fct_things set record_date = null where thing_id % 700 = 0;
    """
    in_order = publish_one(extra=some_unknown)
    monkeypatch.setattr(clustering, "PORTION", 50_000)
    in_portions = publish_one(extra=some_unknown)
    assert in_portions.tables == in_order.tables
    with connect(in_portions) as connection:
        [(groups, read)] = connection.execute(GROUPS).fetchall()
    assert groups >= 9
    assert read <= 4
