"""See quickly whether a csv is regular, so that it needs no copy.

Regular: every record has the same number of cells and ends with LF or CRLF,
quotation marks stand only around cells and in pairs. Such a file is read as it
is; any other is copied record by record (`records.copy_regular`), which is
slower and keeps whatever stands in it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Bytes = np.ndarray[Any, np.dtype[np.uint8]]
    Places = np.ndarray[Any, np.dtype[np.intp]]
    Flags = np.ndarray[Any, np.dtype[np.bool_]]

CHUNK = 8 * 1024 * 1024
QUOTE, LF, CR = 34, 10, 13


@dataclass
class Regular:
    """What a regular csv holds: its records and longest line."""

    records: int = 0
    longest: int = 0  # bytes
    has_returns: bool = False  # before the ends of lines, and nowhere else


def scan(path: Path, delimiter: str, width: int) -> Regular | None:
    """Return what a regular csv holds, or None if it is not regular."""
    if width < 2 or len(delimiter.encode()) != 1:
        return None
    scanner = _Scanner(ord(delimiter), width)
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            if not scanner.take(chunk):
                return None
    return scanner.result()


def without_returns(path: Path) -> Path:
    """Return a copy of a regular csv whose lines end with LF alone.

    DuckDB 1.5 refuses a blank last cell before CRLF in strict mode.
    """
    target = path.with_name(f"{path.name}.lf")
    last = b""
    with path.open("rb") as handle, target.open("wb") as out:
        while chunk := handle.read(CHUNK):
            data = last + chunk
            last = data[-1:] if data.endswith(b"\r") else b""
            out.write(data[: len(data) - len(last)].replace(b"\r\n", b"\n"))
        out.write(last)
    return target


class _Scanner:
    """Goes through a file chunk by chunk; a byte is kept back to look ahead."""

    def __init__(self, delimiter: int, width: int) -> None:
        self.delimiter, self.width = delimiter, width
        self.found = Regular()
        self.is_open = 0  # inside quotation marks
        self.cells = 0  # delimiters since the last record's end
        self.length = 0  # bytes since then
        self.before = LF
        self.kept = b""
        self.has_returns_inside = False

    def take(self, chunk: bytes) -> bool:
        """Look at a chunk; say whether everything was regular so far."""
        data = self.kept + chunk
        self.kept = data[-1:]
        return self._look(data[:-1], data[-1])

    def result(self) -> Regular | None:
        """Look at the last byte and return what was found."""
        is_whole = self.kept == b"\n" and self._look(self.kept, LF)
        is_mixed = self.found.has_returns and self.has_returns_inside
        return self.found if is_whole and not (self.is_open or is_mixed) else None

    def _look(self, data: bytes, after: int) -> bool:
        import numpy as np

        if not data:
            return True
        here = np.frombuffer(data, dtype=np.uint8)
        table = np.zeros(256, dtype=np.bool_)
        table[[self.delimiter, QUOTE, LF, CR]] = True
        places = np.flatnonzero(table[here])  # all that follows looks only there
        marks = here[places]
        quotes = marks == QUOTE
        inside = (np.cumsum(quotes, dtype=np.int32) + self.is_open) % 2 == 1
        around = np.concatenate(([self.before], here, [after])).astype(np.uint8)
        if not self._are_quotes_paired(around, places[quotes], inside[quotes]):
            return False
        if not self._are_returns_at_ends(around, places, marks == CR, inside):
            return False
        ends = places[(marks == LF) & ~inside]
        self.is_open = int(inside[-1]) if len(inside) else self.is_open
        self.before = int(here[-1])
        delimiters = places[(marks == self.delimiter) & ~inside]
        return self._are_records_even(ends, delimiters, len(here))

    def _are_quotes_paired(
        self, around: "Bytes", quotes: "Places", opens: "Flags"
    ) -> bool:
        left, right = around[quotes[opens]], around[quotes[~opens] + 2]
        begins = (left == self.delimiter) | (left == LF) | (left == QUOTE)
        stops = (right == self.delimiter) | (right == LF) | (right == CR)
        return bool(begins.all() and (stops | (right == QUOTE)).all())

    def _are_returns_at_ends(
        self, around: "Bytes", places: "Places", returns: "Flags", inside: "Flags"
    ) -> bool:
        outside = places[returns & ~inside]
        self.found.has_returns |= len(outside) > 0
        self.has_returns_inside |= bool((returns & inside).any())
        return bool((around[outside + 2] == LF).all())

    def _are_records_even(
        self, ends: "Places", delimiters: "Places", length: int
    ) -> bool:
        import numpy as np

        if not len(ends):
            self.cells += len(delimiters)
            self.length += length
            return True
        counted = np.searchsorted(delimiters, ends)
        cells = np.diff(counted, prepend=-self.cells)
        lengths = np.diff(ends, prepend=-self.length - 1)
        self.found.records += len(ends)
        self.found.longest = max(self.found.longest, int(lengths.max()))
        self.cells = len(delimiters) - int(counted[-1])
        self.length = length - int(ends[-1]) - 1
        return bool((cells == self.width - 1).all())
