"""Quarantined rows under the headers that their feed knows.

What an office corrects and sends again must land by the feed that it came
from: the headers are the feed's own, and the columns that say why a row came
back are extra ones, which a feed keeps but does not read.
"""

from dataclasses import dataclass
from fnmatch import fnmatch

from u145.feeds import Feed, Table
from u145.landing.raw_layout import record_columns
from u145.messages import Messages
from u145.quarantine.headings import headings, without_ours
from u145.quarantine.rows import QuarantinedRow

SHEET_NAME_LENGTH = 31  # Excel's limit
FORBIDDEN_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\"))


@dataclass(frozen=True)
class Sheet:
    """One sheet: a header row and rows of text."""

    name: str
    headers: list[str]
    rows: list[list[str]]


def sheets_of(
    feed: Feed, rows: list[QuarantinedRow], messages: Messages
) -> list[Sheet]:
    """Return a sheet for every table of a feed that has rows in quarantine."""
    by_table: dict[int, list[QuarantinedRow]] = {}
    for row in rows:
        by_table.setdefault(_table_of(feed, row), []).append(row)
    return [
        _sheet(feed.tables[place], found, messages)
        for place, found in sorted(by_table.items())
    ]


def _table_of(feed: Feed, row: QuarantinedRow) -> int:
    """Return the place of the table that a row fits, preferably a flat one."""
    places = [
        place
        for place, table in enumerate(feed.tables)
        if table.record == row.record_kind
    ]

    def fit(place: int) -> tuple[bool, bool, int]:
        table = feed.tables[place]
        constants = {
            name: value
            for name, value in table.constants.items()
            if row.original.get(name, value) != value
        }
        is_other = bool(constants) or not fnmatch(row.sheet, table.sheet)
        return (table.list_ is not None, is_other, place)

    return min(places or [0], key=fit)


def _sheet(table: Table, rows: list[QuarantinedRow], messages: Messages) -> Sheet:
    headers = _headers(table, rows)
    taken = set(headers.values())
    extra = tuple(dict.fromkeys(name for row in rows for name in row.extra))
    extra = tuple(name for name in without_ours(extra) if name not in taken)
    said = headings(messages)
    # A name that the feed's pattern matches.
    name = table.sheet.replace("*", messages.say("quarantine.sheet"), 1)
    return Sheet(
        name=name.translate(FORBIDDEN_IN_SHEET_NAMES)[:SHEET_NAME_LENGTH],
        headers=[*headers.values(), *extra, *said],
        rows=[
            [
                *(row.original.get(column, "") for column in headers),
                *(row.extra.get(column, "") for column in extra),
                messages.say(f"quarantine.{row.severity}"),
                *(row.reasons, row.advice, row.file_name, str(row.row_number)),
            ]
            for row in rows
        ],
    )


def _headers(table: Table, rows: list[QuarantinedRow]) -> dict[str, str]:
    """Return column -> header: the feed's first word for it.

    A column that the feed makes of something else is shown only where no
    original column says it.
    """
    headers = {
        column: aliases[0]
        for column, aliases in table.columns.items()
        if isinstance(aliases, list)
    }
    made = {*table.columns, *table.constants} - headers.keys()
    filled = {column for row in rows for column in row.original}
    for column in record_columns()[table.record]:
        name = column.column_id
        if name in filled and name not in headers and name not in made:
            headers[name] = column.header_zh
    return headers
