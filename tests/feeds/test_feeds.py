"""A folder of feeds either loads, or says what is wrong in one line each."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.landing.conftest import FEED
from u145.feeds import FeedsError, check, load_feeds, write_registry
from u145.feeds.choosing import choose_feed
from u145.landing.registry_layout import REGISTRY
from u145.landing.report import RejectedError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hotline.yml").write_text(FEED, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ("cadence: daily", "cadence: hourly", "cadence", "daily"),
        ("cadence: daily\n", "", "cadence", "missing"),
        ("owner:", "onwer:", "onwer", "no such key"),
        ("record: events", "record: event", "tables.0.record", "proposals"),
        ("[标题]", "{from: titel}", "tables.0.columns.title.from", "sheet"),
        ("[标题]", "{joins: [[a]]}", "tables.0.columns.title", "list"),
        (
            "title: [标题]",
            "titel: [标题]",
            "tables.0.columns.titel",
            "column of events",
        ),
        ("[event_no, accept_at]", "[event_no, x]", "tables.0.required.x", "column"),
        ("[unit]", "[town]", "tables.0.columns.town", "headers"),
        ("{event_type: h", "{title: h", "tables.0.constants.title", "not both"),
        ("files: [", "period: ['(?P<yaer>2)']\nfiles: [", "period", "groups"),
        ("files: [", "period: ['(']\nfiles: [", "period", "regular expression"),
        ("files: [", "revision: 'x'\nfiles: [", "revision", "revision"),
        ("feed: hotline", "feed: other", "feed", "hotline"),
        ("grace: 1", "", "", ""),
        ("owner: u_hotline", "owner: u\nowner: v", "line", "YAML"),
        ("name: {", "name: [", "line", "YAML"),
    ],
)
def test_an_error_names_file_key_and_what_was_expected(
    folder: Path, old: str, new: str, key: str, expected: str
) -> None:
    path = folder / "hotline.yml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    errors = check(folder)
    if not key:
        assert errors == []
        return
    found = [error for error in errors if error.key.startswith(key)]
    assert found, errors
    for error in errors:
        for line in (error.zh, error.en):
            assert line.startswith("hotline.yml")
            assert "\n" not in line
    assert any(expected in error.en for error in found), found
    with pytest.raises(FeedsError) as raised:
        load_feeds(folder)
    assert raised.value.errors == errors


def test_an_empty_folder_and_a_file_that_is_no_mapping_are_errors(
    tmp_path: Path,
) -> None:
    assert len(check(tmp_path)) == 1
    (tmp_path / "a.yml").write_text("- 1\n")
    (tmp_path / "b.yml").write_bytes(b"\xff\xfe\xfa")
    assert [error.file for error in check(tmp_path)] == ["a.yml", "b.yml"]


def test_every_error_of_every_file_is_reported_at_once(folder: Path) -> None:
    (folder / "x.yml").write_text("feed: x\n")
    (folder / "y.yml").write_text("feed: y\n")
    assert {error.file for error in check(folder)} == {"x.yml", "y.yml"}


@pytest.mark.parametrize(
    "name", ["热线1.csv", "a/b/热线.xlsx", "热线.csv.gz", "HOTLINE.CSV", "ｈotline.csv"]
)
def test_a_file_finds_its_feed_by_name(folder: Path, name: str) -> None:
    assert choose_feed(load_feeds(folder), name).feed == "hotline"


def test_a_file_of_no_feed_or_of_two_is_refused(folder: Path) -> None:
    twin = FEED.replace("feed: hotline", "feed: twin").replace('"热线*"', '"*.csv"')
    (folder / "twin.yml").write_text(twin, "utf-8")
    feeds = load_feeds(folder)
    with pytest.raises(RejectedError, match="no feed"):
        choose_feed(feeds, "其他.xlsx")
    with pytest.raises(RejectedError, match="hotline、twin"):
        choose_feed(feeds, "hotline.csv")


def test_the_registry_has_the_agreed_shape(folder: Path) -> None:
    values = "    values:\n      title: {甲: 乙, '1': 是}\n"
    (folder / "hotline.yml").write_text(FEED + values, "utf-8")
    write_registry(load_feeds(folder), folder / "raw")
    feeds = pq.read_table(folder / "raw" / "registry" / "feeds.parquet")
    assert feeds.schema.equals(REGISTRY["feeds"])
    (row,) = feeds.to_pylist()
    assert (row["feed_id"], row["record_kinds"], row["grace_days"]) == (
        "hotline",
        "events",
        0,
    )
    said = pq.read_table(folder / "raw" / "registry" / "feed_values.parquet")
    assert said.schema.equals(REGISTRY["feed_values"])
    assert [(one["raw_value"], one["code_value"]) for one in said.to_pylist()] == [
        ("1", "是"),
        ("甲", "乙"),
    ]
