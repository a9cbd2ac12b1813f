"""What the desk gives back for a question."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from u145.errors import KnownError


@dataclass(frozen=True)
class Column:
    """A column of an answer."""

    name: str
    type: str  # DuckDB's own name of it, as in DECIMAL(18,2)


@dataclass(frozen=True)
class Answer:
    """The answer to a question, or why there is none.

    Types on which readers of Arrow don't agree (intervals, enums, unions, bits)
    are texts in `rows`; `columns` has the types that DuckDB gave.
    """

    columns: tuple[Column, ...] = ()
    rows: Any = field(default_factory=lambda: pa.table({}))  # a pyarrow.Table
    seconds: float = 0.0  # of the question itself
    queued_seconds: float = 0.0
    cut: str = ""  # why rows are missing: "rows", "bytes", or nothing
    failure: KnownError | None = None
    peak_memory: int = 0  # bytes that its process held at most

    @property
    def row_count(self) -> int:
        """Return how many rows the answer has, after it was cut."""
        return int(self.rows.num_rows)
