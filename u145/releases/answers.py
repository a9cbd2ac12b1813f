"""Run one question on a release, and write the answer."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import duckdb

from u145.errors import UsageError

ROWS_AT_ONCE = 10_000
ALLOWED = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


def open_schemas(connection: duckdb.DuckDBPyConnection) -> None:
    """Let names be found without their schema, and `show tables` show them all."""
    names = connection.execute(
        """
        select schema_name from duckdb_schemas()
        where database_name = current_database() and not internal
        order by schema_name
        """
    ).fetchall()
    path = ",".join(name.replace("'", "''") for (name,) in names)
    if path:
        connection.execute(f"set search_path = '{path}'")


def answer(
    connection: duckdb.DuckDBPyConnection, query: str
) -> duckdb.DuckDBPyRelation:
    """Return the answer to one question.

    Raises:
        UsageError: The question is not one select statement, or wrong.
    """
    try:
        statements = connection.extract_statements(query)
        if len(statements) != 1 or statements[0].type not in ALLOWED:
            raise UsageError("sql.not_a_question")
        relation = connection.sql(query)
    except duckdb.Error as error:
        raise _wrong(error) from error
    if relation is None:
        raise UsageError("sql.not_a_question")
    return relation


def write_answer(
    relation: duckdb.DuckDBPyRelation, kind: str, output: Path | None
) -> None:
    """Write an answer to a file, or to the standard output.

    Raises:
        UsageError: The question fails while it is answered, or the file can't
            be written.
    """
    try:
        if kind == "parquet":
            _write_bytes(relation, output)
            return
        writer = {"table": _table, "csv": _csv, "json": _json}[kind]
        if output is None:
            writer(relation, sys.stdout)
            sys.stdout.flush()
            return
        with output.open("w", encoding="utf-8", newline="") as handle:
            writer(relation, handle)
    except duckdb.Error as error:
        raise _wrong(error) from error
    except BrokenPipeError:  # who reads has enough; at the end Python flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise UsageError("sql.not_written", path=output, reason=error) from error


def _wrong(error: duckdb.Error) -> UsageError:
    lines = [line for line in str(error).splitlines() if line.strip()]
    is_lost = isinstance(error, duckdb.CatalogException)
    key = "sql.no_such_name" if is_lost else "sql.wrong"
    return UsageError(key, reason=lines[0] if lines else error)


def _rows(relation: duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    while rows := relation.fetchmany(ROWS_AT_ONCE):
        yield from rows


def _csv(relation: duckdb.DuckDBPyRelation, handle: TextIO) -> None:
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(relation.columns)
    writer.writerows(_rows(relation))


def _json(relation: duckdb.DuckDBPyRelation, handle: TextIO) -> None:
    handle.write("[")
    separator = "\n"
    for row in _rows(relation):
        record = dict(zip(relation.columns, row, strict=True))
        handle.write(f"{separator}{_json_text(record)}")
        separator = ",\n"
    handle.write("\n]\n")


def _json_text(value: object) -> str:
    """Return a value as JSON, decimals with the digits that the warehouse has."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        pairs = (f"{_key(name)}: {_json_text(one)}" for name, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_json_text, value)) + "]"
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _key(name: object) -> str:
    return json.dumps(str(name), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)


def _table(relation: duckdb.DuckDBPyRelation, handle: TextIO) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    table = Table(*(escape(column) for column in relation.columns))
    for row in _rows(relation):
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    # In a file or pipe nothing is cut to the width of a terminal.
    width = None if handle.isatty() else 10_000
    Console(file=handle, width=width).print(table)


def _write_bytes(relation: duckdb.DuckDBPyRelation, output: Path | None) -> None:
    import pyarrow.parquet as pq

    table = relation.to_arrow_table()
    if output is not None:
        pq.write_table(table, output, compression="zstd")
        return
    target: BinaryIO = sys.stdout.buffer
    held = io.BytesIO()  # Parquet's writer wants to know where it is
    pq.write_table(table, held, compression="zstd")
    target.write(held.getbuffer())
    target.flush()
