"""Read one workbook in a process of its own, and write its sheets as csv.

Runs as a script (`python workbook_child.py FILE FOLDER MEMORY_BYTES`), so that
a workbook that needs too much memory ends this process and nothing else. It
imports nothing of u145.
"""

import csv
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook, PasswordError

PASSWORD = 3
BROKEN = 4
MEMORY = 5

Cell = int | float | str | bool | time | date | datetime | timedelta | None


def text_of(cell: Cell) -> str:
    """Return the text that Excel would show for a cell."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime):
        if cell.time() == time(0):
            return cell.date().isoformat()
        return cell.replace(microsecond=0).isoformat(" ")
    if isinstance(cell, time):
        return cell.replace(microsecond=0).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def number_text(number: float) -> str:
    """Return a number without the noise of binary fractions or an exponent."""
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if number.is_integer():
        return str(int(number))
    return format(Decimal(format(number, ".15g")), "f")


def read(path: Path, folder: Path) -> None:
    """Write `<n>.csv` for every sheet and `sheets.json` about them."""
    sheets = []
    workbook = CalamineWorkbook.from_path(path)
    for index, name in enumerate(workbook.sheet_names):
        sheet = workbook.get_sheet_by_name(name)
        with (folder / f"{index}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
            left = [""] * (sheet.start[1] if sheet.start else 0)
            for row in sheet.iter_rows():  # begins with row 1, not with column A
                writer.writerow([*left, *(text_of(cell) for cell in row)])
        merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
        sheets.append({"name": name, "merged": merged})
    (folder / "sheets.json").write_text(json.dumps(sheets), "utf-8")


def main() -> int:
    """Read the workbook under the memory limit; say by exit code what failed."""
    path, folder, memory = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        read(path, folder)
    except PasswordError:
        return PASSWORD
    except MemoryError:
        return MEMORY
    except Exception as error:  # whatever a broken workbook makes the reader raise
        sys.stderr.write(" ".join(str(error).split())[:200])
        return BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main())
