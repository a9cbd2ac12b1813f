"""Write xlsx files row by row; the same rows always give the same bytes."""

import tempfile
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

FIXED = (2022, 1, 1, 0, 0, 0)
EPOCH = date(1899, 12, 30)
Cell = str | int | float | Decimal | date | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def column_name(index: int) -> str:
    """Return the letters of a column, 0 = A."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _cell(place: str, value: Cell) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        number = float((date(value.year, value.month, value.day) - EPOCH).days)
        style = 1
        if isinstance(value, datetime):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            number, style = number + seconds / 86400, 2
        return f'<c r="{place}" s="{style}"><v>{number:.10f}</v></c>'
    if isinstance(value, int | float | Decimal):
        number_text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return f'<c r="{place}"><v>{number_text}</v></c>'
    text = escape(value)
    return (
        f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


class Sheet:
    """One sheet that grows row by row in a temporary file."""

    def __init__(self, name: str) -> None:
        """Open the sheet."""
        self.name, self.rows = name, 0
        self.merges: list[str] = []
        # closed by `finish`: rows come one by one
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self._file.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>')

    def add(self, cells: list[Cell]) -> int:
        """Add a row and return its number, 1 = the first."""
        self.rows += 1
        parts = [
            _cell(f"{column_name(n)}{self.rows}", cell) for n, cell in enumerate(cells)
        ]
        self._file.write(f'<row r="{self.rows}">{"".join(parts)}</row>')
        return self.rows

    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Merge a block of cells, each given as column (0 = A) and row."""
        corners = [f"{column_name(column)}{row}" for column, row in (first, last)]
        self.merges.append(":".join(corners))

    def finish(self) -> bytes:
        """Close the sheet and return its XML."""
        self._file.write("</sheetData>")
        if self.merges:
            blocks = "".join(f'<mergeCell ref="{block}"/>' for block in self.merges)
            self._file.write(
                f'<mergeCells count="{len(self.merges)}">{blocks}</mergeCells>'
            )
        self._file.write("</worksheet>")
        self._file.seek(0)
        text = self._file.read()
        self._file.close()
        return text.encode()


def save(path: Path, sheets: list[Sheet]) -> None:
    """Write a workbook with fixed times."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in _frame(sheets).items():
            archive.writestr(_entry(name), text)
        for number, sheet in enumerate(sheets, start=1):
            archive.writestr(_entry(f"xl/worksheets/sheet{number}.xml"), sheet.finish())


def _frame(sheets: list[Sheet]) -> dict[str, str]:
    """Return every part of a workbook but its sheets."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rId0" Type="{_DOCUMENT}/styles" Target="styles.xml"/>'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{_OFFICE}.worksheet+xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        f'ContentType="{_OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" '
        f'xmlns:r="{_DOCUMENT}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{_HEAD}<Relationships "
        f'xmlns="{_PACKAGE}/relationships">{styles}{links}</Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, FIXED)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
