"""What landing says about the files it saw."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Outcome = Literal["landed", "rejected", "known"]


@dataclass(frozen=True)
class Message:
    """One clear line: what, where, what to do; in Chinese and in English."""

    reason_id: str
    zh: str
    en: str

    def text(self, language: str) -> str:
        """Return the line in `zh` or `en`."""
        return self.zh if language == "zh" else self.en


class RejectedError(Exception):
    """A file or a sheet that can't become records, and why."""

    def __init__(self, message: Message) -> None:
        """Keep the message that the office will read."""
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True)
class Counts:
    """Where every physical row of a sheet went."""

    read: int = 0
    landed: int = 0
    totals: int = 0
    notes: int = 0
    blank: int = 0
    title: int = 0

    @property
    def is_conserved(self) -> bool:
        """Say whether every row that was read is accounted for."""
        parts = self.landed + self.totals + self.notes + self.blank + self.title
        return self.read == parts


@dataclass(frozen=True)
class TotalDiffers:
    """A printed total that is not the sum of its column."""

    column: str
    printed: str
    summed: str
    row: int


@dataclass(frozen=True)
class SheetReport:
    """One sheet (or the whole of a csv or json file) as one record kind."""

    sheet: str | None
    record_kind: str | None
    outcome: Outcome
    reason: Message | None = None
    counts: Counts = Counts()
    header_row: int | None = None
    header_map: dict[str, str] = field(default_factory=dict)
    unknown_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    totals_differ: tuple[TotalDiffers, ...] = ()
    warnings: tuple[Message, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    sent_date: date | None = None
    revision: int = 0
    # canonical column -> text, without empty columns; filled by try_file only
    first_rows: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class FileReport:
    """One file of the inbox."""

    file_name: str  # path below the inbox
    outcome: Outcome  # known = the same bytes were landed or rejected before
    delivery_id: str = ""
    file_sha256: str = ""
    file_bytes: int = 0
    feed_id: str | None = None
    format: str | None = None
    encoding: str | None = None
    delivery_order: str | None = None
    reason: Message | None = None  # why the file was rejected
    sheets: tuple[SheetReport, ...] = ()

    @property
    def rows_landed(self) -> int:
        """Count the rows that became records, over all sheets."""
        return sum(sheet.counts.landed for sheet in self.sheets)


@dataclass(frozen=True)
class LandingReport:
    """Everything one landing saw, in the order of the files' names."""

    files: tuple[FileReport, ...]

    def of(self, outcome: Outcome) -> tuple[FileReport, ...]:
        """Return the files with one outcome."""
        return tuple(file for file in self.files if file.outcome == outcome)

    @property
    def is_anything_new(self) -> bool:
        """Say whether a file was landed or newly rejected."""
        return any(file.outcome != "known" for file in self.files)

    @property
    def rows_landed(self) -> int:
        """Count the rows that became records, over all files."""
        return sum(file.rows_landed for file in self.files)
