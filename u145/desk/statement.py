"""What a question says, as DuckDB itself reads it, and whether it may be asked.

A list of what is allowed, never of what is forbidden: each node of the parsed
statement, each function, each table must be known. What DuckDB can't show as a
tree is refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import yaml

from u145.desk.engine import CATALOG, Relations
from u145.desk.refusals import Refused

# `explain`, with or without `analyze`, directly before what it explains.
PREFIX = re.compile(r"\s*explain\s+(analyze\s+)?", re.IGNORECASE)
SELECT, EXPLAIN = {duckdb.StatementType.SELECT}, {duckdb.StatementType.EXPLAIN}
PLAIN_NAME = re.compile(r"[^\W\d]\w*")
SHOWN = {'"tables"', "__show_tables_expanded"}  # show tables, show all tables

# A node is named by its class, or where it has none by its type.
QUERIES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
SOURCES = {"BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST"} | {
    "EMPTY",
    "PIVOT",
    "SHOW_REF",
}
MODIFIERS = {"ORDER_MODIFIER", "LIMIT_MODIFIER", "DISTINCT_MODIFIER"} | {
    "LIMIT_PERCENT_MODIFIER",
    "ASCENDING",
    "DESCENDING",
    "ORDER_DEFAULT",
}
EXPRESSIONS = {"BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON"} | {
    "CONJUNCTION",
    "CONSTANT",
    "FUNCTION",
    "LAMBDA",
    "LAMBDA_REF",
    "OPERATOR",
    "POSITIONAL_REFERENCE",
    "STAR",
    "SUBQUERY",
    "WINDOW",
}

KNOWN = QUERIES | SOURCES | MODIFIERS | EXPRESSIONS


@dataclass(frozen=True)
class Allowed:
    """The names that `allowed.yml` lists, in small letters."""

    functions: frozenset[str]
    tables: frozenset[str]
    views: frozenset[str]


@cache
def allowed() -> Allowed:
    """Return what a question may name besides the release's own relations."""
    path = Path(__file__).with_name("allowed.yml")
    lists: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = {key: frozenset(map(str.lower, value)) for key, value in lists.items()}
    return Allowed(
        names["functions"] | names["operators"], names["table"], names["views"]
    )


def check(
    reader: duckdb.DuckDBPyConnection, question: str, relations: Relations
) -> str:
    """Return the one statement of a question, which may be asked.

    Args:
        reader: A connection to nothing, for parsing.
        question: What was asked.
        relations: Schema and name of all that the release holds.

    Raises:
        Refused: It is not one select, or names something that is not allowed.
        duckdb.Error: It is not SQL.
    """
    text = _only(reader, question, SELECT | EXPLAIN)
    explains = PREFIX.match(text)
    body = _only(reader, text[explains.end() :], SELECT) if explains else text
    nodes = _tree(reader, body)
    try:
        _Reading(relations, _system_views(reader), frozenset(_named(nodes))).walk(nodes)
    except RecursionError as error:
        raise Refused("too_deep") from error
    return explains.group() + body if explains else body


def _only(
    reader: duckdb.DuckDBPyConnection,
    text: str,
    kinds: set[duckdb.StatementType],
) -> str:
    """Return the text of the only statement."""
    if "\0" in text:  # where one reader ends, another may go on
        raise Refused("not_a_question")
    statements = reader.extract_statements(text)
    if len(statements) != 1 or statements[0].type not in kinds:
        raise Refused("not_a_question")
    said = str(statements[0].query)
    if said not in text:  # a pragma that DuckDB has put another statement for
        raise Refused("not_a_question")
    return said


def _tree(reader: duckdb.DuckDBPyConnection, text: str) -> Any:
    """Return a select as DuckDB parsed it."""
    row = reader.execute(
        "select json_serialize_sql(?::varchar, skip_null := true, skip_empty := true)",
        [text],
    ).fetchone()
    try:
        parsed = json.loads(row[0] if row else "{}")
    except RecursionError as error:
        raise Refused("too_deep") from error
    if parsed.get("error", True) or len(parsed.get("statements", ())) != 1:
        raise Refused("not_a_question")
    return parsed["statements"][0]["node"]


def _system_views(reader: duckdb.DuckDBPyConnection) -> frozenset[str]:
    rows = reader.execute(
        "select lower(view_name) from duckdb_views() where internal"
    ).fetchall()
    return frozenset(name for (name,) in rows)


def _named(node: Any) -> Iterator[str]:
    """Yield the names that a statement gives to its own parts (with x as …)."""
    if isinstance(node, dict):
        for part in node.get("cte_map", {}).get("map", ()):
            yield str(part["key"]).lower()
        if node.get("type") == "RECURSIVE_CTE_NODE":
            yield str(node.get("cte_name", "")).lower()
    if isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _named(child)


@dataclass(frozen=True)
class _Reading:
    """Walks a statement and stops at the first thing that is not allowed."""

    relations: Relations
    system_views: frozenset[str]
    named: frozenset[str]

    def walk(self, node: Any) -> None:
        if isinstance(node, list):
            for child in node:
                self.walk(child)
        if not isinstance(node, dict):
            return
        kind = node.get("class", node.get("type"))
        if isinstance(kind, str):
            if kind not in KNOWN and not kind.endswith("_TYPE_INFO"):
                raise Refused("not_allowed", name=kind.lower())
            node = self._judged(node, kind)
        for child in node.values():
            self.walk(child)

    def _judged(self, node: dict[str, Any], kind: str) -> dict[str, Any]:
        """Return what of a node is left to be walked."""
        if kind == "CONSTANT":
            return {}
        if kind == "BASE_TABLE":
            self._table(node)
        elif kind == "SHOW_REF":
            self._shown(node)
        elif kind in {"FUNCTION", "WINDOW"}:
            self._function(node, allowed().functions)
        elif kind == "TABLE_FUNCTION":
            called = node["function"]
            self._function(called, allowed().tables)
            return {**node, "function": {**called, "class": "CONJUNCTION"}}
        return node

    def _function(self, node: dict[str, Any], names: frozenset[str]) -> None:
        name = str(node.get("function_name", "")).lower()
        if name not in names:
            close = get_close_matches(name, names, 1, 0.8)
            raise Refused("not_allowed", name=name, **_guess(close))

    def _shown(self, node: dict[str, Any]) -> None:
        if "query" in node or node.get("table_name") in SHOWN:
            return
        raise Refused("not_allowed", name=str(node.get("table_name", "show")))

    def _table(self, node: dict[str, Any]) -> None:
        catalog, schema, name = (
            str(node.get(key, "")).lower()
            for key in ("catalog_name", "schema_name", "table_name")
        )
        if catalog not in {"", CATALOG}:
            raise Refused("not_allowed", name=f"{catalog}.{schema}.{name}")
        names = {name for _, name in self.relations}
        if schema == "information_schema" and name in allowed().views:
            return
        if not schema and name in names:
            return
        # A name given in one place may be used in another, where DuckDB looks
        # for a file or a view of its own; such a name can't be given.
        if not schema and name in self.named and PLAIN_NAME.fullmatch(name):
            if name not in self.system_views:
                return
            raise Refused("not_allowed", name=name)
        if (schema, name) not in self.relations:
            close = get_close_matches(name, names, 1)
            raise Refused("no_such_name", name=name, **_guess(close))


def _guess(close: list[str]) -> dict[str, str]:
    return {"guess": close[0]} if close else {}
