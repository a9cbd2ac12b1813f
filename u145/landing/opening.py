"""A file of any format, opened as grids of text."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from u145.feeds.grammar import Feed, Table
from u145.landing import documents, records, workbooks
from u145.landing.contents import what_is
from u145.landing.decoding import to_utf8
from u145.landing.headers import find_header
from u145.landing.reasons import reject
from u145.landing.report import RejectedError
from u145.landing.workbooks import Merged


@dataclass(frozen=True)
class Grid:
    """Rows of text: a sheet, a whole csv, or one list of records of a JSON."""

    sheet: str | None
    path: Path  # csv in UTF-8
    delimiter: str = ","
    merged: tuple[Merged, ...] = ()
    is_csv: bool = False  # the file itself is this csv, so it can be cut
    names: tuple[str, ...] | None = None  # known names: no header to be found
    table: Table | None = None  # the table these records were picked for


@dataclass(frozen=True)
class Opened:
    """What was found in a file."""

    format: str
    encoding: str | None
    grids: tuple[Grid, ...]


def open_file(path: Path, feed: Feed, folder: Path, file_name: str) -> Opened:
    """Return a file's grids, their temporary copies in `folder`."""
    kind = what_is(path, file_name)
    if kind == "workbook":
        _expect(feed, "xlsx", file_name)
        sheets = workbooks.read_workbook(path, folder, file_name)
        grids = [Grid(sheet.name, sheet.path, ",", sheet.merged) for sheet in sheets]
        return Opened("xlsx", None, tuple(grids))
    if kind == "parquet":
        _expect(feed, "parquet", file_name)
        names, rows = documents.parquet_records(path, file_name)
        return Opened("parquet", None, (_keyed(names, rows, folder / "p.csv", None),))
    text = folder / "text"
    encoding = to_utf8(path, kind, text, file_name)
    if feed.format != "csv" and (feed.format == "json" or _is_json(text)):
        _expect(feed, "json", file_name)
        return Opened("json", encoding, _json_grids(text, feed, folder, file_name))
    _expect(feed, "csv", file_name)
    delimiter = feed.delimiter or _delimiter(text, feed, file_name)
    return Opened("csv", encoding, (Grid(None, text, delimiter, is_csv=True),))


def _delimiter(text: Path, feed: Feed, file_name: str) -> str:
    """Return what parts the cells: where lines hold several marks, the header tells."""
    marks = records.marks_in(text)
    if len(marks) == 1:
        return marks[0]
    return max(marks, key=lambda mark: _columns_found(text, mark, feed, file_name))


def _columns_found(text: Path, mark: str, feed: Feed, file_name: str) -> int:
    """Return how many columns of a table a header has, if this parts its cells."""
    try:
        head = records.head_of(text, mark, file_name)
    except RejectedError:  # a quotation mark stays open
        return 0
    headers = [find_header(head, table, ()) for table in feed.tables]
    return max((header.score for header in headers if header), default=0)


def _expect(feed: Feed, got: str, file_name: str) -> None:
    if feed.format not in ("auto", got):
        facts = {"feed": feed.feed, "expected": feed.format}
        raise reject("format_differs", file=file_name, got=got, **facts)


def _is_json(text: Path) -> bool:
    with text.open(encoding="utf-8") as handle:
        return handle.read(4096).lstrip()[:1] in ("[", "{")


def _json_grids(
    text: Path, feed: Feed, folder: Path, file_name: str
) -> tuple[Grid, ...]:
    content = documents.parse(text, file_name)
    grids = []
    for index, table in enumerate(feed.tables):
        found = documents.records_at(content, table, feed, file_name)
        names = documents.names_of(found)
        grids.append(_keyed(names, found, folder / f"list_{index}.csv", table))
    return tuple(grids)


def _keyed(
    names: list[str],
    rows: Iterable[documents.Record],
    target: Path,
    table: Table | None,
) -> Grid:
    documents.write_records(names, rows, target)
    return Grid(None, target, names=tuple(names), table=table)
