"""Months, and the systems that fill them with records."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Month:
    """A month of the sample."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        days = calendar.monthrange(self.year, self.month)[1]
        return date(self.year, self.month, days)

    def __str__(self) -> str:
        """Write the month as 2022-03."""
        return f"{self.year}-{self.month:02d}"


def months(first: str, last: str) -> Iterator[Month]:
    """Yield the months from one to another, both written as 2022-03."""
    year, month = map(int, first.split("-"))
    while f"{year}-{month:02d}" <= last:
        yield Month(year, month)
        year, month = (year + month // 12, month % 12 + 1)


def months_later(day: date, count: int) -> date:
    """Add calendar months; the end of a month stays within its month."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))
