"""The files an office sends for a period: names, encodings, titles, footers."""

import csv
import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from u145.sample.flows import Month
from u145.sample.layouts import Layout
from u145.sample.manifest import Manifest
from u145.sample.workbooks import Cell, Sheet, save

# what an office adds up: plain numbers, also with thousands separators
PRINTED = re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
WRONG_TOTALS = 12  # in this month of a year the printed totals are wrong

Note = tuple[str, str, str, str]  # defect, column, what, expected outcome


@dataclass(frozen=True)
class Period:
    """What one delivery covers."""

    month: Month
    end: date


@dataclass
class Row:
    """A row to be typed into a file."""

    layout: Layout
    record_id: str
    cells: list[Cell]
    notes: list[Note]
    nested: dict[str, Any] = field(default_factory=dict)


def as_plain(cell: Cell) -> str:
    """Write a cell into a text file."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    return str(cell)


class Delivery:
    """A file in the making."""

    def __init__(self, inbox: Path, name: str, period: Period, notes: Manifest) -> None:
        """Remember where it goes."""
        self.path, self.name = inbox / name, name
        self.period, self.manifest = period, notes
        self.typed: list[list[Cell]] = []  # kept only where a file is sent again

    def list_notes(self, row: Row, number: int, sheet: str = "") -> None:
        """List what is wrong with a row."""
        for defect, column, what, outcome in row.notes:
            self.manifest.add(
                defect,
                self.name,
                outcome,
                what,
                sheet=sheet,
                row=number,
                record_kind=row.layout.kind,
                record_id=row.record_id,
                column_id=column,
            )


class TextDelivery(Delivery):
    """A csv file, or the “Unicode text” of a spreadsheet."""

    def __init__(
        self, inbox: Path, name: str, period: Period, notes: Manifest, encoding: str
    ) -> None:
        """Open the file."""
        super().__init__(inbox, name, period, notes)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("w", encoding=encoding, newline="")
        delimiter = "\t" if encoding == "utf-16" else ","
        self._writer = csv.writer(self._file, delimiter=delimiter)
        self._rows = 0
        notes.add("D01", name, "landed", f"encoding {encoding}")

    def add(self, row: Row) -> None:
        """Write a row; the first writes the header before it."""
        if not self._rows:
            self._rows = 1
            self._writer.writerow(row.layout.headers(self.period.month))
        self._rows += 1
        self._writer.writerow([as_plain(cell) for cell in row.cells])
        self.list_notes(row, self._rows)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class JsonDelivery(Delivery):
    """A JSON export with nested steps."""

    def __init__(self, inbox: Path, name: str, period: Period, notes: Manifest) -> None:
        """Start with no items."""
        super().__init__(inbox, name, period, notes)
        self._items: list[dict[str, Any]] = []

    def add(self, row: Row) -> None:
        """Add an item."""
        headers = row.layout.headers(self.period.month)
        cells = [as_plain(cell) or None for cell in row.cells]
        self._items.append(dict(zip(headers, cells, strict=True)) | row.nested)
        self.list_notes(row, len(self._items))

    def close(self) -> None:
        """Write the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self._items, ensure_ascii=False, indent=1)
        self.path.write_text(text, encoding="utf-8")


class BookDelivery(Delivery):
    """A workbook with title rows, merged cells, totals, notes and signatures."""

    def __init__(
        self, inbox: Path, name: str, period: Period, notes: Manifest, titles: list[str]
    ) -> None:
        """Start with no sheets."""
        super().__init__(inbox, name, period, notes)
        self._titles = titles
        self._sheets: dict[int, tuple[Sheet, Layout]] = {}
        self._held: dict[int, list[Row]] = {}
        self._records: dict[int, int] = {}
        self._sums: dict[tuple[int, str], Decimal] = {}
        self.keeps = False

    def add(self, row: Row) -> None:
        """Type a row; ledgers with merged cells are sorted at the end."""
        number = row.layout.table
        if number not in self._sheets:
            self._sheets[number] = (self._head(row.layout), row.layout)
        self._records[number] = self._records.get(number, 0) + 1
        for place, (column, _) in enumerate(row.layout.columns):
            cell = row.cells[place]
            text = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
            if column.column_type == "amount" and PRINTED.fullmatch(text.strip()):
                key, amount = (number, column.column_id), text.replace(",", "")
                self._sums[key] = self._sums.get(key, Decimal()) + Decimal(amount)
        if row.layout.merged:
            self._held.setdefault(number, []).append(row)
        else:
            self._type(self._sheets[number][0], row)

    def _type(self, sheet: Sheet, row: Row) -> int:
        number = sheet.add(row.cells)
        if self.keeps:
            self.typed.append(row.cells)
        self.list_notes(row, number, sheet.name)
        return number

    def _head(self, layout: Layout) -> Sheet:
        sheet = Sheet(layout.sheet)
        headers = layout.headers(self.period.month)
        titles = [
            *self._titles,
            *(["单位：万元"] if layout.takes_unit_of_title else []),
        ]
        for title in titles:
            line = sheet.add([title])
            sheet.merge((0, line), (len(headers) - 1, line))
        upper = [name.partition("/")[0] for name in headers]
        lower = [name.partition("/")[2] for name in headers]
        line = sheet.add(list(upper))
        what = f"{len(titles)} title rows above the header"
        if any(lower):
            sheet.add(list(lower))
            what += " of two lines"
            for place in range(1, len(upper)):
                if lower[place] and upper[place] == upper[place - 1]:
                    sheet.merge((place - 1, line), (place, line))
        self.manifest.add("D11", self.name, "landed", what, sheet=sheet.name, row=1)
        return sheet

    def _merge(self, sheet: Sheet, rows: list[Row]) -> None:
        """Name a unit only on the first row of its block."""
        place = rows[0].layout.position(rows[0].layout.merged[0]) or 0
        rows.sort(key=lambda row: str(row.cells[place]))
        name, first, number = None, 0, 0
        for row in rows:
            is_same = name is not None and row.cells[place] == name
            name = row.cells[place]
            if is_same:
                row.cells[place] = None
                row.notes.append(("D11", row.layout.merged[0], "merged cell", "landed"))
            elif number > first:
                sheet.merge((place, first), (place, number))
            number = self._type(sheet, row)
            first = first if is_same else number
        if number > first:
            sheet.merge((place, first), (place, number))

    def close(self) -> None:
        """Type totals and notes and save."""
        for number, (sheet, layout) in self._sheets.items():
            if number in self._held:
                self._merge(sheet, self._held[number])
            self._foot(sheet, layout, number)
        save(self.path, [sheet for sheet, _ in self._sheets.values()])

    def _foot(self, sheet: Sheet, layout: Layout, number: int) -> None:
        what = "totals row"
        total: list[Cell] = ["合计", f"{self._records[number]}件"]
        total += [None] * (len(layout.columns) - len(total))
        for place, (column, _) in enumerate(layout.columns):
            if (number, column.column_id) in self._sums and place > 1:
                is_wrong = self.period.month.month == WRONG_TOTALS
                what = "totals row, 100 too high" if is_wrong else what
                total[place] = self._sums[number, column.column_id] + 100 * is_wrong
        notes = (
            (total, "D10", what, "dropped_total"),
            (
                ["注：本表为样例数据，满意率按回访件计为99.3%。"],
                "D27",
                "a printed rate",
                "dropped_note",
            ),
            (
                ["填表人：　　审核人：　　填报日期：7月3日"],
                "D10",
                "signatures",
                "dropped_note",
            ),
        )
        for cells, defect, what, outcome in notes:
            line = sheet.add(list(cells))
            self.manifest.add(
                defect, self.name, outcome, what, sheet=sheet.name, row=line
            )
