"""What a column holds is said in the release, whole and in both languages."""

import re

import duckdb

from docs import print_dictionary
from tests.releases.conftest import Publish
from u145.releases.current import connect, current_release
from u145.releases.dictionary import BETWEEN, Column, tables
from u145.settings import Home

EMPTY = {"a", "an", "the", "of", "its", "it", "is", "that", "id"}
NAMES = """
create schema catalogue;
create table catalogue.dictionary_names as
select * from (values
    ('fct_events', null, '事项'), ('*', 'amount', '金额'),
    ('*', 'event_id', '编号'), ('fct_events', 'event_id', '事项编号')
) as names (relation_name, column_name, name_zh);
comment on column core.fct_events.amount is 'Amount in yuan.';
comment on column core.fct_events.event_id is 'Key of the event.';
"""


def test_every_published_column_is_described_in_both_languages(
    query: duckdb.DuckDBPyConnection,
) -> None:
    published = tables(query)
    assert len(published) > 150
    assert [t.label for t in published if not t.description or not t.name_zh] == []
    silent = [
        f"{table.label}.{column.name}"
        for table in published
        for column in table.columns
        if not column.description or not column.name_zh
    ]
    assert silent == []


def test_the_printed_dictionary_has_what_a_release_has(
    query: duckdb.DuckDBPyConnection,
) -> None:
    released = {
        table.label: {column.name for column in table.columns}
        for table in tables(query)
    }
    described = {
        f"{one.schema}.{one.name}": set(one.columns)
        for one in print_dictionary.relations()
    }
    assert described == released


def says_no_more_than_its_name(name: str, description: str) -> bool:
    """Tell whether a description has no word that the column's name lacks."""
    words = {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", description.lower())}
    return not words - EMPTY - {word.rstrip("s") for word in name.split("_")}


def test_a_description_says_more_than_the_name() -> None:
    idle = [
        f"{one.name}.{column}: {description}"
        for one in print_dictionary.relations()
        for column, (_, description) in one.columns.items()
        if says_no_more_than_its_name(column, description) or BETWEEN in description
    ]
    assert idle == []
    assert says_no_more_than_its_name("town_id", "The id of the town.")


def test_the_printed_pages_are_fresh_and_notice_a_change(monkeypatch) -> None:
    assert print_dictionary.main(["--check"]) == 0
    monkeypatch.setattr(print_dictionary, "HEAD", "other words")
    assert print_dictionary.main(["--check"]) == 1


def test_names_and_descriptions_stand_in_the_release(
    home: Home, publish_one: Publish
) -> None:
    publish_one(extra=NAMES)
    with connect(current_release(home.folder)) as connection:
        found = {table.label: table for table in tables(connection)}
    events, cases = found["core.fct_events"], found["core.fct_cases"]
    assert (events.kind, events.rows, cases.kind, cases.rows) == (
        *("table", 100),
        *("view", None),
    )
    assert (events.name_zh, events.description) == ("事项", "It's one row per event.")
    assert events.columns[0] == Column(
        "event_id", "BIGINT", "Key of the event.", "事项编号"
    )
    assert events.columns[1] == Column("乡镇 名", "VARCHAR", "", "")
    assert events.columns[3].name_zh == "金额"


def test_a_release_without_descriptions_is_no_error(
    home: Home, publish_one: Publish
) -> None:
    publish_one()
    with connect(current_release(home.folder)) as connection:
        (view, *_) = [t for t in tables(connection) if t.name == "a_view_on_a_view"]
    assert (view.description, view.name_zh) == ("", "")
    assert {(c.description, c.name_zh) for c in view.columns} == {("", "")}


def test_words_about_a_column_are_no_content(home: Home, publish_one: Publish) -> None:
    plain = publish_one()
    other = publish_one(extra="comment on column core.fct_events.amount is 'Yuan.';")
    assert plain.content_sha256 == other.content_sha256
    assert plain.sha256 != other.sha256
