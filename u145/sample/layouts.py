"""How each system lays out its files: the columns are those of its feed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from u145.landing.raw_layout import RecordColumn, record_columns
from u145.sample.flows import Month

FEEDS = Path(__file__).parents[2] / "feeds"
NEW_HEADERS_FROM = (2023, 1)


@dataclass(frozen=True)
class Layout:
    """One table of a feed as it is typed."""

    feed: str
    table: int
    kind: str
    sheet: str
    columns: tuple[tuple[RecordColumn, tuple[str, ...]], ...]
    constants: dict[str, Any]
    merged: tuple[str, ...]
    values: dict[str, dict[str, str]]
    takes_unit_of_title: bool

    def headers(self, month: Month) -> list[str]:
        """Return the headers of a month: some were renamed in 2023."""
        is_new = (month.year, month.month) >= NEW_HEADERS_FROM
        return [names[-1 if is_new else 0] for _, names in self.columns]

    def position(self, column_id: str) -> int | None:
        """Return where a column stands, None if the table lacks it."""
        for place, (column, _) in enumerate(self.columns):
            if column.column_id == column_id:
                return place
        return None


@cache
def layouts(feed: str) -> tuple[Layout, ...]:
    """Read the tables of a feed."""
    text = (FEEDS / f"{feed}.yml").read_text(encoding="utf-8")
    return tuple(
        _layout(feed, number, table)
        for number, table in enumerate(yaml.safe_load(text)["tables"])
    )


def _layout(feed: str, number: int, table: dict[str, Any]) -> Layout:
    known = {column.column_id: column for column in record_columns()[table["record"]]}
    columns = tuple(
        (known[name], tuple(headers))
        for name, headers in table["columns"].items()
        if isinstance(headers, list)
    )
    sheet = str(table.get("sheet", "")).rstrip("*")
    return Layout(
        feed=feed,
        table=number,
        kind=table["record"],
        sheet=sheet or "Sheet1",
        columns=columns,
        constants=table.get("constants", {}),
        merged=tuple(table.get("fill_down", ())),
        values=table.get("values", {}),
        takes_unit_of_title="from" in str(table["columns"].get("amount_unit", "")),
    )
