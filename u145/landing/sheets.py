"""One grid as one kind of record: header, rows that are none, totals, counts."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from u145.feeds.choosing import choose_tables
from u145.feeds.grammar import Feed
from u145.landing import records, statements
from u145.landing.headers import (
    Heading,
    Mapping,
    find_header,
    plain,
    resolve,
)
from u145.landing.loading import load_rows
from u145.landing.opening import Grid
from u145.landing.reasons import reject, warn
from u145.landing.report import Counts, Message, TotalDiffers
from u145.landing.rows import Sorted, sort_rows
from u145.landing.totals import check_totals

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Sheet:
    """A grid that is loaded and understood; its records can be selected."""

    grid: Grid
    mapping: Mapping
    name: str  # of the relation with its rows
    counts: Counts
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    totals_differ: tuple[TotalDiffers, ...]
    warnings: tuple[Message, ...]


def mappings_of(grid: Grid, feed: Feed, file_name: str) -> list[Mapping]:
    """Return the best table of every record kind that the grid's header fits."""
    tables = [grid.table] if grid.table else choose_tables(feed, grid.sheet)
    head = []
    if grid.names is None:
        head = records.head_of(grid.path, grid.delimiter, file_name)
        if not any(cell.strip() for row in head for cell in row):
            return []
    tried = []
    for table in tables:
        if grid.names is not None:
            headings = tuple(
                Heading(place, name, (plain(name),))
                for place, name in enumerate(grid.names)
            )
            tried.append(resolve(table, headings, 0, 1))
        elif found := find_header(head, table, grid.merged):
            tried.append(found)
    best: dict[str, Mapping] = {}
    for mapping in sorted(tried, key=lambda mapping: mapping.score):
        if not mapping.missing_required:
            best[mapping.table.record] = mapping
    if not best:
        raise _unmatched(grid, feed, tried, file_name)
    return list(best.values())


def _unmatched(
    grid: Grid, feed: Feed, tried: list[Mapping], file_name: str
) -> Exception:
    nearest = min(tried, key=lambda m: len(m.missing_required), default=None)
    missing = "、".join(
        "/".join(spec) if isinstance(spec, list) else column_id
        for column_id in (nearest.missing_required if nearest else [])
        for spec in [nearest.table.columns[column_id] if nearest else column_id]
    )
    sheet = f" [{grid.sheet}]" if grid.sheet else ""
    facts = {"feed": feed.feed, "missing": missing or "sheet", "sheet": sheet}
    return reject("headers_unmatched", file=file_name, **facts)


def load_sheet(
    connection: "DuckDBPyConnection",
    grid: Grid,
    mapping: Mapping,
    name: str,
    folder: Path,
    file_name: str,
) -> Sheet:
    """Load a grid's rows, set aside what is no record, and prove the count."""
    width = len(mapping.headings)
    place, copied = load_rows(connection, grid, mapping, name, folder, file_name)
    titles, blank_titles = _titles(grid, mapping, file_name)
    total, blank, last_plain = connection.execute(
        statements.survey(width, place)
    ).fetchall()[0]
    rows = _sort(connection, grid, mapping, place, last_plain)
    for statement in statements.drop(place, rows.dropped, width):
        connection.execute(statement)
    counts = Counts(
        read=copied.records,
        landed=total - blank - len(rows.dropped),
        totals=len(rows.totals),
        notes=len(rows.notes),
        blank=blank + blank_titles,
        title=len(rows.titles) + mapping.last_header_row - blank_titles,
    )
    if not counts.is_conserved:
        raise RuntimeError(f"rows are not conserved: {counts}")
    if counts.landed == 0:
        where = f" [{grid.sheet}]" if grid.sheet else ""
        raise reject("header_only", file=file_name, sheet=where)
    differ = check_totals(connection, mapping, place, rows)
    warnings = [
        *_duplicates(mapping),
        *_ragged(grid, copied, rows, width, file_name),
        *(warn("totals_differ", **vars(entry)) for entry in differ),
    ]
    notes = tuple(" ".join(cells) for cells in rows.notes.values())
    return Sheet(grid, mapping, place, counts, titles, notes, differ, tuple(warnings))


def _titles(
    grid: Grid, mapping: Mapping, file_name: str
) -> tuple[tuple[str, ...], int]:
    """Return the texts above the header, and how many of those rows are blank."""
    if grid.names is not None:
        return (), 0
    head = records.head_of(grid.path, grid.delimiter, file_name)
    above = head[: mapping.header_row - 1]
    texts = [" ".join(" ".join(row).split()) for row in above]
    return tuple(text for text in texts if text), texts.count("")


def _sort(
    connection: "DuckDBPyConnection",
    grid: Grid,
    mapping: Mapping,
    place: str,
    last_plain: int,
) -> Sorted:
    if grid.names is not None:  # records with keys are never totals or notes
        return Sorted()
    width = len(mapping.headings)
    found = connection.execute(statements.suspects(width, place)).fetchall()
    required = [
        mapping.found[column_id]
        for column_id in mapping.table.required
        if column_id in mapping.found
    ]
    header = {
        position: set(mapping.headings[position].names)
        for position in sorted(mapping.found.values())[:3]
    }
    if len(header) < 2:  # one word alone may well be data
        header = {}
    return sort_rows(found, last_plain, required, header)


def _duplicates(mapping: Mapping) -> list[Message]:
    return [warn("duplicate_header", header=label) for label in mapping.duplicates]


def _ragged(
    grid: Grid, copied: records.Copied, rows: Sorted, width: int, file_name: str
) -> list[Message]:
    """Say which rows have too few or too many cells; a cut last row is refused."""
    dropped = set(rows.dropped)
    short = [number for number in copied.short if number not in dropped]
    total = copied.short_total - (len(copied.short) - len(short))
    warnings = []
    if grid.is_csv and not records.ends_with_newline(grid.path):
        if short == [copied.records] and total == 1:
            facts = {"expected": width, "got": copied.last_cells}
            row = copied.records
            raise reject("csv_cut_last_row", file=file_name, row=row, **facts)
        warnings.append(warn("no_final_newline"))
    if short:
        warnings.append(warn("short_rows", count=total, row=short[0]))
    if copied.long:
        warnings.append(warn("long_rows", count=copied.long_total, row=copied.long[0]))
    return warnings
