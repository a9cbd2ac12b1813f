"""Types of an answer that every reader knows; the others go out as text."""

from typing import Any

import duckdb

DEPTH = 8  # of lists in lists
PLAIN = {
    *("boolean", "tinyint", "smallint", "integer", "bigint"),
    *("utinyint", "usmallint", "uinteger", "ubigint", "hugeint", "uhugeint"),
    *("float", "double", "decimal", "varchar", "blob", "uuid"),
    *("date", "time", "timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns"),
    "timestamp with time zone",
}


def plain_relation(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return an answer with what Arrow's readers don't agree on as text.

    Intervals, bits, unions, enums, times with a zone, numbers beyond 38 digits
    and whatever a later DuckDB brings; in lists, structs and maps, too.
    """
    types = [plain_type(kind) for kind in relation.types]
    if all(
        str(kind) == plain for kind, plain in zip(relation.types, types, strict=True)
    ):
        return relation
    return relation.project(
        ", ".join(
            f"cast(#{place} as {kind}) as {_quoted(name)}"
            for place, (name, kind) in enumerate(
                zip(relation.columns, types, strict=True), start=1
            )
        )
    )


def plain_type(kind: Any, depth: int = 0) -> str:
    """Return the SQL name of the type that a type goes out as."""
    name = kind.id
    if name in PLAIN:
        return str(kind)
    if depth == DEPTH:
        return "VARCHAR"
    if name in {"list", "array"}:
        return f"{plain_type(kind.children[0][1], depth + 1)}[]"
    if name == "map":
        key, value = (plain_type(child, depth + 1) for _, child in kind.children)
        return f"MAP({key}, {value})"
    if name == "struct" and all(field for field, _ in kind.children):
        fields = ", ".join(
            f"{_quoted(field)} {plain_type(child, depth + 1)}"
            for field, child in kind.children
        )
        return f"STRUCT({fields})"
    return "VARCHAR"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
