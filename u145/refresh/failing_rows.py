"""The rows behind a failed check: how many, whose, and five to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from u145.releases.copying import quote

SHOWN = 5
PLACE = ("delivery_id", "sheet", "row_number")
# Names and remarks are text; what can be shown of a text is a key.
KEYS = ("_id", "_no", "_kind", "_month", "subject")
TEXT = "VARCHAR"
FACTS = 6


@dataclass(frozen=True)
class FailingRows:
    """Rows that a query says have failed."""

    total: int = 0
    feeds: frozenset[str | None] = frozenset()
    deliveries: frozenset[str | None] = frozenset()
    examples: tuple[Mapping[str, Any], ...] = ()


def find_rows(
    connection: duckdb.DuckDBPyConnection, query: str, relation: str, column: str
) -> FailingRows:
    """Return what a query of failing rows finds.

    Args:
        connection: To the build database.
        query: What selects the failing rows, or only what is wrong of them.
        relation: Where the rows stand whole, if that is known.
        column: The column that was tested, if it was one.

    Returns:
        Nothing where the query can no longer be asked.
    """
    if not query.strip():
        return FailingRows()
    try:
        source = _whole(connection, f"({query}\n)", relation, column)
        return _look(connection, source, column)
    except duckdb.Error:
        return FailingRows()


def _columns(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    rows = connection.execute(f"describe select * from {source}").fetchall()
    return {row[0]: row[1] for row in rows}


def _whole(
    connection: duckdb.DuckDBPyConnection, failing: str, relation: str, column: str
) -> str:
    """Return the rows themselves, where a test returned only what is wrong.

    `unique` says the key and how often, `not_null` says null: the rows are
    those of the model that agree with it in the columns that both have.
    """
    said = _columns(connection, failing)
    if "delivery_id" in said or "feed_id" in said or not relation:
        return failing
    model = _columns(connection, relation)
    pairs = {name: name for name in said if name in model}
    if column in model and not pairs:
        pairs = {next(iter(said)): column}
    if not pairs or not {"delivery_id", "feed_id"} & model.keys():
        return failing
    agree = " and ".join(
        f"records.{quote(theirs)} is not distinct from failing.{quote(ours)}"
        for ours, theirs in pairs.items()
    )
    return (
        f"(select records.* from {relation} as records where exists"
        f" (select 1 from {failing} as failing where {agree}))"
    )


def _look(
    connection: duckdb.DuckDBPyConnection, source: str, column: str
) -> FailingRows:
    kinds = _columns(connection, source)
    shown = [quote(name) for name in _shown(kinds, column)]
    cursor = connection.execute(
        f"select {', '.join(shown) or 'null'} from {source} order by all limit {SHOWN}"
    )
    names = [description[0] for description in cursor.description or ()]
    examples = tuple(
        {
            name: _plain(cell)
            for name, cell in zip(names, row, strict=True)
            if cell is not None or name == column
        }
        for row in cursor.fetchall()
    )
    counted = connection.execute(f"select count(*) from {source}").fetchone()
    return FailingRows(
        total=int(counted[0]) if counted else 0,
        feeds=_distinct(connection, source, "feed_id", kinds),
        deliveries=_distinct(connection, source, "delivery_id", kinds),
        examples=examples if shown else (),
    )


def _shown(kinds: Mapping[str, str], column: str) -> list[str]:
    """Return the columns to show: the place, the key, what was tested, facts."""
    place = [name for name in PLACE if name in kinds]
    named = [name for name in kinds if name not in (*place, "feed_id")]
    plain = [
        name for name in named if kinds[name] != TEXT or name.lower().endswith(KEYS)
    ]
    first = [name for name in plain if name == column]
    return [*place, *dict.fromkeys([*plain[:1], *first, *plain[: FACTS - 2]])]


def _distinct(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    column: str,
    kinds: Mapping[str, str],
) -> frozenset[str | None]:
    if column not in kinds:
        return frozenset()
    rows = connection.execute(f"select distinct {quote(column)} from {source}")
    return frozenset(value for (value,) in rows.fetchall())


def _plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    return value if isinstance(value, int | str) or value is None else str(value)
