"""What a table is, for the screen and for the files that leave it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Row = dict[str, Any]
Kind = Literal[
    "text",
    "name",
    "number",
    "exact",  # a number with all the digits that it has
    "signed",
    "date",
    "month",
    "flag",
    "status",
    "count",
]


@dataclass(frozen=True)
class Column:
    """One column: what it reads of a row, and how it is written.

    A column of kind `name` reads the pair `<key>_zh` and `<key>_en`; one of
    kind `status` reads the word `label_zh` and `label_en`, which may be
    prefixed with the key.
    """

    key: str
    title: str  # in the visitor's language
    kind: Kind = "text"
    decimals: int | str = 1  # a str names the row's column that holds them
    unit: str = ""  # in the heading, so that numbers stay numbers
    href: Callable[[Row], str] | None = None  # on the screen only

    def decimals_of(self, row: Row) -> int:
        """Return how many decimals a row's number has."""
        if isinstance(self.decimals, int):
            return self.decimals
        return int(row.get(self.decimals) or 0)


@dataclass(frozen=True)
class Table:
    """Rows with what is needed to read them without the page."""

    name: str  # stem of the file name, latin
    title: str  # the finding, or what the table is
    note: str  # what · unit · n · period
    columns: tuple[Column, ...]
    rows: list[Row]
    about: tuple[tuple[str, str], ...] = ()  # term and text
    of_records: bool = False  # rows are records, not figures about many
