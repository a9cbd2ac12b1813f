"""Percentages that a row alone cannot show, one query a kind of rule.

The queries lie in `queries/<kind>.sql`; each returns `subject` (what it is
about) and `measured`. They run inside DuckDB and only their few answers are
kept, in `audit_figures.measured`: a file beside the build database, which is only
read and may be copied meanwhile. The limits are in `rules.yml`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from expectations.failing_rows import quoted
from expectations.rules import Rule, Rulebook
from u145.settings import engine_memory

DRIFT = "drift"

QUERIES = Path(__file__).with_name("queries")  # <kind>.sql


@dataclass(frozen=True)
class Feed:
    """A sending system, as the registry of the refresh knows it."""

    feed_id: str
    owner_unit_id: str
    record_kinds: tuple[str, ...]


@dataclass(frozen=True)
class NotMeasured:
    """A rule whose query failed: a failure, whatever its limits."""

    rule: Rule
    suite: str
    message: str


def feeds(connection: duckdb.DuckDBPyConnection) -> list[Feed]:
    """Return the feeds of this refresh, in order of their id."""
    rows = connection.execute(
        "select feed_id, owner_unit_id, record_kinds"
        " from staging.stg_registry__feeds order by feed_id"
    ).fetchall()
    return [
        Feed(feed_id, owner or "", tuple((kinds or "").replace(" ", "").split(",")))
        for feed_id, owner, kinds in rows
    ]


@contextmanager
def measuring(database: Path, figures: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a build for reading, and a new file of figures beside it for writing."""
    for leftover in (figures, figures.with_name(f"{figures.name}.wal")):
        leftover.unlink(missing_ok=True)
    with duckdb.connect(str(figures), config=engine_memory()) as connection:
        path = quoted(str(database))
        # By its own name, which its views say.
        connection.execute(f"attach '{path}' (read_only); use {database.stem}")
        yield connection


def attach_previous(
    connection: duckdb.DuckDBPyConnection, previous: Path | None
) -> bool:
    """Attach the last release as `previous`; say whether it can be compared.

    A refresh as of an earlier day than the last release looks back on purpose:
    it has fewer rows, and nothing is wrong.
    """
    if previous is None:
        return False
    path = quoted(str(previous))
    connection.execute(f"attach '{path}' as previous (read_only)")
    return bool(
        connection.execute(
            "select n.as_of_date >= p.as_of_date"
            " from core.dim_as_of as n, previous.core.dim_as_of as p"
        ).fetchone()
        == (True,)
    )


def measure(
    connection: duckdb.DuckDBPyConnection, rulebook: Rulebook, has_previous: bool
) -> list[NotMeasured]:
    """Fill `audit_figures.measured`; return the rules whose query failed."""
    connection.execute(
        "create table audit_figures.measured"
        " (suite varchar, rule_id varchar, subject varchar, measured double)"
    )
    failures = []
    for rule in rulebook.rules:
        if rule.is_on_rows or (rule.suite and not has_previous):
            continue
        for suite, relation in _places(connection, rule, rulebook):
            for judged in rulebook.of_feed(suite, [rule]):
                try:
                    _measure_one(connection, judged, suite, relation)
                except duckdb.Error as problem:
                    failures.append(NotMeasured(judged, suite, str(problem)))
    return failures


def _places(
    connection: duckdb.DuckDBPyConnection, rule: Rule, rulebook: Rulebook
) -> list[tuple[str, str]]:
    if rule.suite:
        return [(rule.suite, "")]
    if not rule.records:
        return [(feed.feed_id, "") for feed in feeds(connection)]
    return [
        (feed.feed_id, rulebook.relations[record])
        for feed in feeds(connection)
        for record in rule.records
        if record in feed.record_kinds
    ]


def _measure_one(
    connection: duckdb.DuckDBPyConnection, rule: Rule, suite: str, relation: str
) -> None:
    if rule.kind == "table_rows":
        rows = _table_rows(connection, rule.options["schema"])
    else:
        text = (QUERIES / f"{rule.kind}.sql").read_text(encoding="utf-8")
        query = text.format(relation=relation, column=rule.column, **rule.options)
        named = {"feed": suite} if "$feed" in query else {}
        rows = connection.execute(query, named).fetchall()
    if rows:
        connection.executemany(
            "insert into audit_figures.measured values (?, ?, ?, round(?, 3))",
            [(suite, rule.rule_id, subject, measured) for subject, measured in rows],
        )


def _table_rows(
    connection: duckdb.DuckDBPyConnection, schema: str
) -> list[tuple[str, float]]:
    here, before_too = (
        {
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables()"
                f" where database_name = {database} and schema_name = ?",
                [schema],
            ).fetchall()
        }
        for database in ("current_database()", "'previous'")
    )
    shares = []
    for table in sorted(before_too):
        before = _count(connection, f'previous."{schema}"."{table}"')
        now = _count(connection, f'"{schema}"."{table}"') if table in here else 0
        if before:
            shares.append((f"{schema}.{table}", 100.0 * now / before))
    return shares


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(row[0]) if row else 0
