"""A table as CSV."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

from dashboards.exports.cells import Says, Value, heading, value
from dashboards.tables import Column, Table
from u145.spreadsheets import harmless

# The last figures of a double are noise of the machine.
FIGURES = 12


def csv_bytes(table: Table, say: Says) -> bytes:
    """Return the table in the encoding that Excel and WPS open correctly.

    Numbers are plain and days are ISO; a text that a spreadsheet could run
    has an apostrophe before it.
    """
    handle = StringIO(newline="")
    writer = csv.writer(handle)  # its line end is CRLF
    writer.writerow([harmless(heading(column, say)) for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [_written(column, value(column, row, say)) for column in table.columns]
        )
    return handle.getvalue().encode("utf-8-sig")


def _written(column: Column, found: Value) -> str:
    if found is None:
        return ""
    if isinstance(found, str):
        return harmless(found)
    if isinstance(found, date):
        return f"{found:%Y-%m}" if column.kind == "month" else found.isoformat()
    return _plain(found)


def _plain(found: int | float | Decimal) -> str:
    """Return a number without an exponent.

    >>> _plain(0.1 + 0.2), _plain(1e15), _plain(-3.5)
    ('0.3', '1000000000000000', '-3.5')
    """
    if isinstance(found, float):
        return f"{Decimal(f'{found:.{FIGURES}g}'):f}"
    return f"{found:f}" if isinstance(found, Decimal) else str(found)
