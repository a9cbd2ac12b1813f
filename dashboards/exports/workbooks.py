"""A table as XLSX, with a sheet that says what it is."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from dashboards.exports.cells import NUMBERS, Says, heading, value
from dashboards.tables import Column, Row, Table
from u145.spreadsheets import write_text

NARROWEST, WIDEST = 8, 60  # of a column, in letters
MEASURED = 200  # rows that decide the widths
DAYS = {"date": "yyyy-mm-dd", "month": "yyyy-mm"}
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def xlsx_bytes(
    table: Table, say: Says, *, about: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return the table as a workbook; `about` is said on its second sheet.

    Numbers and days are real, and every text stays a text.
    """
    workbook = Workbook()
    page = workbook.active
    page.title = say("数据")
    _fill(page, table, say)
    terms = ((say("标题"), table.title), (say("说明"), table.note))
    lines = [*terms, *about, *table.about]
    _explain(workbook.create_sheet(say("说明")), lines)
    handle = BytesIO()
    workbook.save(handle)
    return handle.getvalue()


def _fill(page: Worksheet, table: Table, say: Says) -> None:
    widths = []
    for place, column in enumerate(table.columns, start=1):
        title = heading(column, say)
        cell = page.cell(1, place)
        write_text(cell, title)
        cell.font, cell.alignment = BOLD, WRAPPED
        widths.append(min(_width(title), WIDEST // 3))
    for number, row in enumerate(table.rows, start=2):
        for place, column in enumerate(table.columns, start=1):
            width = _put(page.cell(number, place), column, row, say)
            if number <= MEASURED:
                widths[place - 1] = max(widths[place - 1], width)
    _widen(page, widths)
    page.freeze_panes = "A2"


def _put(cell: Any, column: Column, row: Row, say: Says) -> int:
    """Write one value and return how wide it is."""
    found = value(column, row, say)
    if found is None:
        return 0
    if isinstance(found, str):
        write_text(cell, found)
        cell.alignment = WRAPPED
        return _width(found)
    cell.value = found
    if isinstance(found, date):
        cell.number_format = DAYS[column.kind]
    elif column.kind in NUMBERS:
        cell.number_format = _format(column, row)
    return len(str(cell.value)[:12])


def _format(column: Column, row: Row) -> str:
    decimals = 0 if column.kind == "count" else column.decimals_of(row)
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"+{digits};-{digits};{digits}" if column.kind == "signed" else digits


def _explain(page: Worksheet, lines: Sequence[tuple[str, str]]) -> None:
    for number, (term, text) in enumerate(lines, start=1):
        write_text(page.cell(number, 1), term)
        write_text(page.cell(number, 2), text)
        page.cell(number, 1).font = BOLD
        for place in (1, 2):
            page.cell(number, place).alignment = WRAPPED
    _widen(page, [max((_width(term) for term, _ in lines), default=0), WIDEST])


def _widen(page: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths, start=1):
        letters = min(max(width + 2, NARROWEST), WIDEST)
        page.column_dimensions[get_column_letter(place)].width = letters


def _width(text: str) -> int:
    """Return the width of the longest line; a Chinese character is two letters.

    >>> _width("提案 1")
    6
    """
    lines = text.splitlines() or [""]
    return max(sum(1 + (east_asian_width(c) in "WF") for c in line) for line in lines)
