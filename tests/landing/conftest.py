"""A small warehouse to land into, with one feed of events."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from u145.feeds import load_feeds
from u145.landing import FileReport, LandingReport, land_inbox, try_file

FEED = """
feed: hotline
name: {zh: 热线, en: Hotline}
owner: u_hotline
cadence: daily
files: ["热线*", "hotline*"]
tables:
  - record: events
    required: [event_no, accept_at]
    constants: {event_type: hotline_call}
    fill_down: [unit]
    columns:
      event_no: [工单编号, 编号]
      title: [标题]
      unit: [承办单位]
      accept_at: [受理时间]
      amount_due: [应付金额]
      amount_paid: [核定情形/核定金额]
      amount_unit: {from: amount_unit}
"""
HEADER = "工单编号,标题,承办单位,受理时间,应付金额"


class Warehouse:
    """The folders of a warehouse, and what a test does with them."""

    def __init__(self, home: Path) -> None:
        """Make the folders and the feed."""
        self.home = home
        self.inbox, self.raw = home / "inbox", home / "raw"
        self.archive, self.feeds = home / "archive", home / "feeds"
        for folder in (self.inbox, self.feeds):
            folder.mkdir(parents=True)
        self.declare("hotline", FEED)

    def declare(self, feed_id: str, content: str) -> None:
        """Write a feed."""
        (self.feeds / f"{feed_id}.yml").write_text(content, "utf-8")

    def send(self, name: str, content: str | bytes) -> Path:
        """Put a file into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def send_workbook(
        self, name: str, sheets: dict[str, list[list[Any]]], merge: tuple[str, ...] = ()
    ) -> Path:
        """Put a workbook into the inbox."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
            for area in merge:
                sheet.merge_cells(area)
        book.save(self.inbox / name)
        return self.inbox / name

    def land(self) -> LandingReport:
        """Land the inbox."""
        feeds = load_feeds(self.feeds)
        return land_inbox(self.inbox, self.raw, self.archive, feeds)

    def land_one(self) -> FileReport:
        """Land an inbox with one file."""
        (report,) = self.land().files
        return report

    def attempt(self, path: Path) -> FileReport:
        """Try a file without landing it."""
        return try_file(path, load_feeds(self.feeds))

    def rows(self, kind: str = "events") -> list[dict[str, Any]]:
        """Return every raw row of a record kind."""
        found: list[dict[str, Any]] = []
        for path in sorted((self.raw / kind).glob("*.parquet")):
            found += pq.read_table(path).to_pylist()
        return found

    def deliveries(self) -> list[dict[str, Any]]:
        """Return every row about a delivery."""
        return self.rows("deliveries")

    def snapshot(self) -> dict[str, bytes]:
        """Return every file of the raw layer and of the archive."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for folder in (self.raw, self.archive)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Return an empty warehouse."""
    return Warehouse(tmp_path / "home")


@pytest.fixture
def new_warehouse(tmp_path: Path) -> Callable[[str], Warehouse]:
    """Return a maker of empty warehouses, for comparing two."""
    return lambda name: Warehouse(tmp_path / name)
