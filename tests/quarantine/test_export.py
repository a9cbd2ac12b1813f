"""What goes back to an office lands again by the feed that it came from."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from u145.feeds import Feed, Feeds, load_feeds
from u145.landing import try_file
from u145.messages import Messages
from u145.quarantine.export import write_folder, write_workbook
from u145.quarantine.headings import headings
from u145.quarantine.rows import QuarantinedRow
from u145.quarantine.sheets import sheets_of
from u145.settings import Language

FEEDS = Path(__file__).parents[2] / "feeds"
AS_OF = date(2023, 9, 30)


@pytest.fixture(scope="module")
def feeds() -> Feeds:
    """Return the county's feeds."""
    return load_feeds(FEEDS)


def row_of(feed: Feed, number: int, table: int = 0, **more: str) -> QuarantinedRow:
    """Return a row in quarantine that fills every column of a table."""
    part = feed.tables[table]
    original = {
        **part.constants,
        **{column: f"{column} {number}" for column in part.columns},
        **more,
    }
    return QuarantinedRow(
        feed_id=feed.feed,
        owner=feed.owner,
        record_kind=part.record,
        file_name="原文件.xlsx",
        sheet=part.sheet.replace("*", "8月"),
        row_number=number,
        severity="fatal",
        reasons="没有可用日期",
        advice="至少填写一个真实日期后重报",
        original=original,
        extra={"自定义列": f"值 {number}"},
    )


@pytest.mark.parametrize("feed_id", sorted(path.stem for path in FEEDS.glob("*.yml")))
def test_every_feed_takes_back_what_it_gets(
    feeds: Feeds, feed_id: str, tmp_path: Path
) -> None:
    feed = feeds[feed_id]
    rows = [
        row_of(feed, number, table)
        for table in range(len(feed.tables))
        for number in (1, 2)
    ]
    sheets = sheets_of(feed, rows, Messages("zh"))
    landed = []
    for path in write_folder(tmp_path, feed, sheets, AS_OF):
        report = try_file(path, feeds, rows=len(rows))
        assert report.feed_id == feed_id
        assert report.outcome == "landed", (report.reason, report.sheets)
        landed += [row for sheet in report.sheets for row in sheet.first_rows]
    assert len(landed) == len(rows)


def test_rows_come_back_as_they_were(feeds: Feeds, tmp_path: Path) -> None:
    feed = feeds["hotline_12345"]
    sheets = sheets_of(feed, [row_of(feed, 1)], Messages("zh"))
    (path,) = write_folder(tmp_path, feed, sheets, AS_OF)
    report = try_file(path, feeds, rows=1)
    (row,) = report.sheets[0].first_rows
    assert {name: row[name] for name in ("event_no", "title", "unit")} == {
        "event_no": "event_no 1",
        "title": "title 1",
        "unit": "unit 1",
    }
    assert set(report.sheets[0].unknown_columns) == {"自定义列"}


@pytest.mark.parametrize("language", get_args(Language))
def test_why_a_row_came_back_is_kept_and_not_told(
    feeds: Feeds, tmp_path: Path, language: Language
) -> None:
    feed = feeds["hotline_12345"]
    row = replace(row_of(feed, 1), extra={})
    messages = Messages(language)
    (path,) = write_folder(tmp_path, feed, sheets_of(feed, [row], messages), AS_OF)
    (sheet,) = try_file(path, feeds, rows=1).sheets
    assert (sheet.unknown_columns, sheet.warnings) == ((), ())
    assert set(json.loads(sheet.first_rows[0]["_extra"])) == set(headings(messages))

    # Sent back a second time, the columns stand once.
    again = replace(row, extra=dict.fromkeys(headings(messages), "旧"))
    (written,) = sheets_of(feed, [again], messages)
    assert len(written.headers) == len(set(written.headers))
    assert "旧" not in written.rows[0]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)"])
def test_a_text_never_becomes_a_formula(
    feeds: Feeds, tmp_path: Path, text: str
) -> None:
    feed = feeds["hotline_12345"]
    path = tmp_path / "退回.xlsx"
    write_workbook(path, sheets_of(feed, [row_of(feed, 1, title=text)], Messages("zh")))
    cells = [cell for page in load_workbook(path) for row in page for cell in row]
    (found,) = [cell for cell in cells if cell.value == text]
    assert (found.data_type, found.quotePrefix) == ("s", True)

    case = feeds["service_cases"]
    sheets = sheets_of(case, [row_of(case, 1, title=text)], Messages("zh"))
    (file,) = write_folder(tmp_path, case, sheets, AS_OF)
    assert f"'{text}" in file.read_text(encoding="utf-8-sig")


def test_two_sheets_may_have_one_name(feeds: Feeds, tmp_path: Path) -> None:
    feed = feeds["hotline_12345"]
    sheets = sheets_of(feed, [row_of(feed, 1)], Messages("zh"))
    write_workbook(tmp_path / "a.xlsx", [*sheets, *sheets])
    assert len(load_workbook(tmp_path / "a.xlsx").sheetnames) == 2
