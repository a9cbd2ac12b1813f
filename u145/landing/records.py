"""Physical records of a csv: our one definition, and a regular copy of them.

A record ends at LF, CRLF or CR outside quotation marks, or at the end of the
file; a line with nothing on it is a record without cells. No reader skips,
merges or repairs a record: the copy has exactly one line a record.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from u145.landing.reasons import reject

HEAD = 40
REMEMBERED = 10_000
MARKS = ",\t;"
_END = "\x01end of file\x01"

csv.field_size_limit(1 << 30)


@dataclass
class Copied:
    """What was seen while the records were copied."""

    records: int = 0
    longest: int = 0  # characters of the longest line of the copy
    last_cells: int = 0
    short: list[int] = field(default_factory=list)  # the first of them, by number
    short_total: int = 0
    long: list[int] = field(default_factory=list)
    long_total: int = 0

    def note_short(self, number: int) -> None:
        """Remember a record with too few cells."""
        self.short_total += 1
        if len(self.short) < REMEMBERED:
            self.short.append(number)

    def note_long(self, number: int) -> None:
        """Remember a record with too many cells."""
        self.long_total += 1
        if len(self.long) < REMEMBERED:
            self.long.append(number)


def read_records(path: Path, delimiter: str, file_name: str) -> Iterator[list[str]]:
    """Yield every physical record; raise if a quotation mark stays open."""
    with path.open(encoding="utf-8", newline="") as handle:

        def lines() -> Iterator[str]:
            yield from handle
            yield _END

        waiting: list[str] | None = None
        number = 0
        for record in csv.reader(lines(), delimiter=delimiter):
            if waiting is not None:
                yield waiting
            waiting = record
            number += 1
        if waiting != [_END]:
            raise reject("csv_cut", file=file_name, row=number)


def head_of(path: Path, delimiter: str, file_name: str) -> list[list[str]]:
    """Return the first records, where titles and header stand."""
    return list(islice(read_records(path, delimiter, file_name), HEAD))


def marks_in(path: Path) -> list[str]:
    """Return what may part the cells, the likeliest first: never nothing.

    Comma, tab or semicolon: what most of the first lines hold, and if as many hold
    another, what the first of them, a title or the header, holds most.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        head = handle.read(65536)
    lines = [line for line in head.splitlines()[:HEAD] if line.strip()]
    first = next((line for line in lines if any(mark in line for mark in MARKS)), "")
    held = {mark: sum(mark in line for line in lines) for mark in MARKS}
    likely = sorted(MARKS, key=lambda mark: (-held[mark], -first.count(mark)))
    return [mark for mark in likely if held[mark]] or [MARKS[0]]


def ends_with_newline(path: Path) -> bool:
    """Say whether the file's last line is ended."""
    with path.open("rb") as handle:
        handle.seek(0, 2)
        if handle.tell() == 0:
            return True
        handle.seek(-1, 2)
        return handle.read(1) in b"\r\n"


def copy_regular(
    records: Iterator[list[str]], target: Path, width: int, first: int
) -> Copied:
    """Copy records from number `first` on: number, extra cells, then `width` cells.

    A short record is filled up with blanks, a long one keeps its extra cells in
    one JSON list. Every record is counted, also those before `first`.
    """
    seen = Copied()
    blanks = [""] * width
    with target.open("w", encoding="utf-8", newline="") as handle:
        write = csv.writer(handle, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow
        for number, record in enumerate(records, 1):
            seen.records = number
            if number < first:
                continue
            cells = seen.last_cells = len(record)
            kept = ""
            if cells < width:
                if cells:
                    seen.note_short(number)
                record = [*record, *blanks[cells:]]
            elif cells > width:
                if any(cell.strip() for cell in record[width:]):
                    seen.note_long(number)
                    kept = json.dumps(record[width:], ensure_ascii=False)
                record = record[:width]
            length = write((number, kept, *record))
            if length > seen.longest:
                seen.longest = length
    return seen
