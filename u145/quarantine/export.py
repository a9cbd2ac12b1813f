"""Write quarantined rows as files that an office can correct and send again."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from u145.feeds import Feed
from u145.quarantine.sheets import Sheet
from u145.spreadsheets import harmless, write_text


def write_workbook(target: Path | BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Write sheets as one workbook."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    names: set[str] = set()
    for sheet in sheets:
        name, number = sheet.name, 1
        while name.lower() in names:
            number += 1
            name = f"{sheet.name[:28]}{number}"
        names.add(name.lower())
        _fill(workbook.create_sheet(name), sheet)
    workbook.save(target)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for row_number, row in enumerate([sheet.headers, *sheet.rows], start=1):
        for column_number, text in enumerate(row, start=1):
            if not text:
                continue
            cell = page.cell(row_number, column_number)
            write_text(cell, text)
            if row_number == 1:
                cell.font = Font(bold=True)
    page.freeze_panes = "A2"


def write_csv(path: Path, sheet: Sheet) -> None:
    """Write a sheet as csv, in the encoding that Excel opens correctly."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(sheet.headers)
        # A number of the office lands again only without a mark before it.
        writer.writerows(
            [harmless(text, numbers=True) for text in row] for row in sheet.rows
        )


def write_folder(
    folder: Path, feed: Feed, sheets: list[Sheet], as_of: date
) -> list[Path]:
    """Write the files of one feed, named so that the feed takes them back."""
    folder.mkdir(parents=True, exist_ok=True)
    patterns = [Path(pattern).name for pattern in feed.files]
    workbooks = [pattern for pattern in patterns if pattern.endswith(".xlsx")]
    texts = [pattern for pattern in patterns if pattern.endswith(".csv")]
    if texts and not workbooks:
        paths = []
        for number, sheet in enumerate(sheets, start=1):
            mark = f"更正{as_of:%Y%m%d}" + (f"-{number}" if len(sheets) > 1 else "")
            paths.append(folder / _named(texts[0], mark))
            write_csv(paths[-1], sheet)
        return paths
    pattern = workbooks[0] if workbooks else f"{feed.feed}*.xlsx"
    path = folder / _named(pattern, f"更正{as_of:%Y%m%d}")
    write_workbook(path, sheets)
    return [path]


def _named(pattern: str, mark: str) -> str:
    """Return a file name that a pattern matches.

    >>> _named("12345工单*.xlsx", "更正20230930")
    '12345工单更正20230930.xlsx'
    """
    name = re.sub(r"\[.*?\]|\?", "1", pattern)
    if "*" not in name:
        return name
    return name.replace("*", mark, 1).replace("*", "")
