"""What stands in a cell: a text, a number or a day. Nothing is computed."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, Protocol

from dashboards.tables import Column, Row

Value = str | int | float | Decimal | date | None
NUMBERS = ("number", "exact", "signed", "count")


class Says(Protocol):
    """Says a Chinese text in the visitor's language."""

    language: str

    def __call__(self, text: str, /, **values: object) -> str:
        """Return the text with its values filled in."""

    def name(self, row: Row, stem: str) -> str:
        """Return a name that the row holds in both languages."""


def heading(column: Column, say: Says) -> str:
    """Return the heading of a column with its unit.

    >>> from types import SimpleNamespace
    >>> heading(Column("x", "办结率", unit="%"), SimpleNamespace(language="zh"))
    '办结率（%）'
    """
    if not column.unit:
        return column.title
    if say.language == "zh":
        return f"{column.title}（{column.unit}）"
    return f"{column.title} ({column.unit})"


def value(column: Column, row: Row, say: Says) -> Value:
    """Return what a row has in a column; an absent value is None."""
    if column.kind == "name":
        return _named(row, column.key, say)
    if column.kind == "status":
        return _word(column, row, say)
    found = row.get(column.key)
    if found is None:
        return None
    if column.kind == "flag" and isinstance(found, bool):
        return say("是") if found else say("否")
    if column.kind in NUMBERS:
        return _number(found)
    if column.kind in ("date", "month"):
        return _day(found)
    return str(found)


def _named(row: Row, stem: str, say: Says) -> str | None:
    if row.get(f"{stem}_zh") is None and row.get(f"{stem}_en") is None:
        return None
    return say.name(row, stem)


def _word(column: Column, row: Row, say: Says) -> Value:
    """Return a status as its word; its sign and colour stay on the screen."""
    stem = column.key.removesuffix("_id")
    for candidate in (column.key, stem, f"{stem}_label", "label"):
        if f"{candidate}_zh" in row:
            return _named(row, candidate, say)
    found = row.get(column.key)
    return None if found is None else str(found)


def _number(found: Any) -> Value:
    if isinstance(found, bool):
        return int(found)
    if isinstance(found, float | Decimal):
        return found if isfinite(found) else None
    return found if isinstance(found, int) else str(found)


def _day(found: Any) -> Value:
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else str(found)
