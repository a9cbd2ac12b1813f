"""Printed totals against the sums of the rows above them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from u145.landing import statements
from u145.landing.headers import Mapping
from u145.landing.report import TotalDiffers
from u145.landing.rows import Sorted, items_of, number_of, scope_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROUNDING = Decimal("0.01")


def check_totals(
    connection: "DuckDBPyConnection", mapping: Mapping, place: str, rows: Sorted
) -> tuple[TotalDiffers, ...]:
    """Compare every printed total with the sum of the rows it stands under."""
    differ: list[TotalDiffers] = []
    block_start = 0
    for number, cells in sorted(rows.totals.items()):
        scope = scope_of(cells)
        if scope != "mean":
            after = block_start if scope == "block" else 0
            differ += _compare(connection, mapping, place, (number, cells), after)
        if scope == "block":
            block_start = number
    return tuple(differ)


def _compare(
    connection: "DuckDBPyConnection",
    mapping: Mapping,
    place: str,
    printed: tuple[int, Sequence[str]],
    after: int,
) -> list[TotalDiffers]:
    number, cells = printed
    positions = [
        position
        for position, cell in enumerate(cells)
        if number_of(cell) is not None or items_of(cell) is not None
    ]
    if not positions:
        return []
    found = connection.execute(
        statements.sums(positions, place, after, number)
    ).fetchall()[0]
    differ = []
    for index, position in enumerate(positions):
        total, numbers = found[1 + 2 * index], found[2 + 2 * index]
        items = items_of(cells[position])
        said = number_of(cells[position]) if items is None else Decimal(items)
        summed = Decimal(found[0]) if items is not None else total
        if said is None or (items is None and not numbers):
            continue
        if abs(said - summed) > ROUNDING:
            label = mapping.headings[position].label
            shown = format(summed.normalize(), "f")
            differ.append(TotalDiffers(label, cells[position].strip(), shown, number))
    return differ
