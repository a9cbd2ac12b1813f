"""One file, understood: its feed, its sheets, their facts and their records."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from u145.feeds.grammar import Feed
from u145.landing import periods, statements
from u145.landing.headers import Mapping
from u145.landing.opening import Grid, Opened, open_file
from u145.landing.periods import Period
from u145.landing.reasons import reject, warn
from u145.landing.report import Counts, FileReport, RejectedError, SheetReport
from u145.landing.sheets import Sheet, load_sheet, mappings_of
from u145.quarantine.headings import without_ours

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "384MB"


@dataclass(frozen=True)
class Understood:
    """A file that became records, and the queries that yield them."""

    report: FileReport
    queries: dict[str, list[str]]  # record kind -> queries, one a sheet


@contextmanager
def workshop(parent: Path | None) -> Iterator[tuple["DuckDBPyConnection", Path]]:
    """Yield a private engine and a folder, both gone afterwards."""
    import duckdb

    with tempfile.TemporaryDirectory(dir=parent, prefix="landing-") as name:
        folder = Path(name)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": "1",  # rows keep their order: a second one would only wait
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=settings) as connection:
            connection.execute("set enable_progress_bar = false")  # stdout is ours
            yield connection, folder


def understand(
    connection: "DuckDBPyConnection",
    path: Path,
    known: FileReport,
    feed: Feed,
    folder: Path,
    landed_at: datetime,
) -> Understood:
    """Return what a file holds; raise if nothing of it can become records.

    `known` says which file it is (name, hash, size). Records are not read out
    yet: the queries do that.
    """
    opened = open_file(path, feed, folder, known.file_name)
    sheets, refused = _sheets(connection, opened, feed, folder, known.file_name)
    dates = [_dates(sheet, feed, known.file_name) for sheet in sheets]
    revision = periods.find_revision(feed, [known.file_name, *_flat(sheets)])
    order = periods.delivery_order(
        [span for span, _ in dates],
        [sent for _, sent in dates],
        revision,
        known.file_name,
        known.file_sha256,
    )
    queries: dict[str, list[str]] = {}
    reports = []
    for sheet, (span, sent) in zip(sheets, dates, strict=True):
        facts = _facts(sheet, known.file_name, span, sent)
        origin = _origin(sheet, known, feed, landed_at)
        query = statements.select(
            sheet.mapping, sheet.name, facts, sheet.grid.merged, origin
        )
        queries.setdefault(sheet.mapping.table.record, []).append(query)
        reports.append(_report(sheet, span, sent, revision))
    report = replace(known, feed_id=feed.feed, delivery_order=order)
    report = replace(report, format=opened.format, encoding=opened.encoding)
    return Understood(replace(report, sheets=(*reports, *refused)), queries)


def _sheets(
    connection: "DuckDBPyConnection",
    opened: Opened,
    feed: Feed,
    folder: Path,
    file_name: str,
) -> tuple[list[Sheet], list[SheetReport]]:
    """Load every grid that fits a table; a file is refused if none does."""
    sheets: list[Sheet] = []
    refused: list[tuple[SheetReport, RejectedError]] = []
    for index, grid in enumerate(opened.grids):
        try:
            for mapping in mappings_of(grid, feed, file_name):
                name = f"rows_{index}_{mapping.table.record}"
                sheets.append(
                    load_sheet(connection, grid, mapping, name, folder, file_name)
                )
        except RejectedError as error:
            refused.append((_refusal(grid, error), error))
    if not sheets:
        if refused:
            raise refused[0][1]
        raise reject("empty_file", file=file_name)
    return sheets, [report for report, _ in refused]


def _refusal(grid: Grid, error: RejectedError) -> SheetReport:
    return SheetReport(grid.sheet, None, "rejected", error.message)


def _flat(sheets: list[Sheet]) -> list[str]:
    return [title for sheet in sheets for title in sheet.titles]


def _dates(sheet: Sheet, feed: Feed, file_name: str) -> tuple[Period, date | None]:
    """Return the period of a sheet and the day it was sent."""
    span = periods.find_period(feed, sheet.titles, sheet.grid.sheet, file_name)
    texts = [*sheet.titles, *sheet.notes, sheet.grid.sheet or "", file_name]
    return span, periods.find_sent(feed, texts, span)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _facts(
    sheet: Sheet, file_name: str, span: Period, sent: date | None
) -> dict[str, str | None]:
    return {
        "sheet": sheet.grid.sheet,
        "file": file_name,
        "title": " ".join(sheet.titles) or None,
        "period_start": _iso(span.start),
        "period_end": _iso(span.end),
        "sent_date": _iso(sent),
        "amount_unit": periods.amount_unit(sheet.titles),
    }


def _origin(
    sheet: Sheet, known: FileReport, feed: Feed, landed_at: datetime
) -> dict[str, str | None]:
    return {
        "_feed": feed.feed,
        "_delivery_id": known.delivery_id,
        "_file_name": known.file_name,
        "_sheet": sheet.grid.sheet,
        "_file_sha256": known.file_sha256,
        "_landed_at": landed_at.isoformat(sep=" "),
    }


def _report(
    sheet: Sheet, span: Period, sent: date | None, revision: int
) -> SheetReport:
    mapping = sheet.mapping
    unknown = _unknown(mapping)
    warnings = list(sheet.warnings)
    if unknown:
        shown = "、".join(unknown[:8])
        warnings.append(warn("unknown_columns", count=len(unknown), headers=shown))
    return SheetReport(
        sheet=sheet.grid.sheet,
        record_kind=mapping.table.record,
        outcome="landed",
        counts=sheet.counts,
        header_row=mapping.header_row or None,
        header_map=_header_map(mapping),
        unknown_columns=unknown,
        missing_columns=mapping.missing,
        totals_differ=sheet.totals_differ,
        warnings=tuple(warnings),
        period_start=span.start,
        period_end=span.end,
        sent_date=sent,
        revision=revision,
    )


def _unknown(mapping: Mapping) -> tuple[str, ...]:
    """Return the headers that the feed does not use at all."""
    used = {place for parts, _ in mapping.joined.values() for place in parts}
    used |= {place for places in mapping.counted.values() for place in places}
    return without_ours(
        tuple(
            heading.label
            for heading in mapping.unknown
            if heading.names and heading.position not in used
        )
    )


def _header_map(mapping: Mapping) -> dict[str, str]:
    places = {
        **mapping.found,
        **{name: parts[0] for name, (parts, _) in mapping.joined.items()},
        **{name: found[0] for name, found in mapping.counted.items()},
    }
    return {
        name: mapping.headings[place].label
        for name, place in places.items()
        if place is not None
    }


def rejected(known: FileReport, error: RejectedError) -> FileReport:
    """Return the report of a file that can't become records."""
    sheet = SheetReport(None, None, "rejected", error.message, Counts())
    return replace(known, outcome="rejected", reason=error.message, sheets=(sheet,))
