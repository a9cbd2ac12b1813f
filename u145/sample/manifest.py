"""The list of what is wrong on purpose, and what must become of it."""

import csv
from pathlib import Path
from types import TracebackType

COLUMNS = (
    "defect_id",
    "file",
    "sheet",
    "row",
    "record_kind",
    "record_id",
    "column_id",
    "what",
    "expected_outcome",
)


class Manifest:
    """Writes the manifest line by line."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def add(
        self,
        defect_id: str,
        file: str,
        expected_outcome: str,
        what: str,
        *,
        sheet: str = "",
        row: int | str = "",
        record_kind: str = "",
        record_id: str = "",
        column_id: str = "",
    ) -> None:
        """Add one line."""
        self._writer.writerow(
            (
                defect_id,
                file,
                sheet,
                row,
                record_kind,
                record_id,
                column_id,
                what,
                expected_outcome,
            )
        )

    def __enter__(self) -> "Manifest":
        """Use it as a context."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()
