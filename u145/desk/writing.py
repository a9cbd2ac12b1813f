"""Write the answer to a question, for people and for programs."""

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

import pyarrow as pa

from u145.desk.answer import Answer
from u145.errors import UsageError

ROWS_AT_ONCE = 10_000


def write_answer(answer: Answer, kind: str, output: Path | None) -> None:
    """Write an answer to a file, or to the standard output.

    Raises:
        UsageError: The file can't be written.
    """
    table = answer.rows
    try:
        if kind == "parquet":
            _write_bytes(table, output)
            return
        writer = {"table": _table, "csv": _csv, "json": _json}[kind]
        if output is None:
            writer(table, sys.stdout)
            sys.stdout.flush()
            return
        with output.open("w", encoding="utf-8", newline="") as handle:
            writer(table, handle)
    except BrokenPipeError:  # who reads has enough; at the end Python flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise UsageError("sql.not_written", path=output, reason=error) from error


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(ROWS_AT_ONCE):
        yield from zip(*map(_values, batch.columns), strict=True)


def _values(column: pa.Array) -> list[Any]:
    """Return a column's values; as text, if Python has no such days or times."""
    try:
        return list(column.to_pylist(maps_as_pydicts="lossy"))
    except (OverflowError, ValueError):
        return list(column.cast(pa.string()).to_pylist())


def _csv(table: pa.Table, handle: TextIO) -> None:
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows(_rows(table))


def _json(table: pa.Table, handle: TextIO) -> None:
    handle.write("[")
    separator = "\n"
    for row in _rows(table):
        record = dict(zip(table.column_names, row, strict=True))
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


def _table(table: pa.Table, handle: TextIO) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    shown = Table(*(escape(column) for column in table.column_names))
    for row in _rows(table):
        shown.add_row(*(Text("" if value is None else str(value)) for value in row))
    # In a file or pipe nothing is cut to the width of a terminal.
    width = None if handle.isatty() else 10_000
    Console(file=handle, width=width).print(shown)


def parquet_bytes(table: pa.Table) -> bytes:
    """Return an answer's rows as a Parquet file."""
    import pyarrow.parquet as pq

    held = io.BytesIO()  # Parquet's writer wants to know where it is
    pq.write_table(table, held, compression="zstd")
    return held.getvalue()


def _write_bytes(table: pa.Table, output: Path | None) -> None:
    content = parquet_bytes(table)
    if output is not None:
        output.write_bytes(content)
        return
    target: BinaryIO = sys.stdout.buffer
    target.write(content)
    target.flush()
