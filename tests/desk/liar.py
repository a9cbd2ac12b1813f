"""A process that was taken over, and says what it likes to the desk."""

import os
import pickle

import pyarrow as pa

from u145.desk import child, wire

COLUMNS = wire.words(wire.COLUMNS, columns=[["a", "INTEGER"]])
DONE = wire.words(wire.DONE, cut="", seconds=0)


class Boom:
    """What runs when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (7,)


def rows(table: pa.Table) -> bytes:
    """Return a table as a frame."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return wire.frame(wire.ROWS, sink.getvalue().to_pybytes())


TWO_COLUMNS = rows(pa.table({"a": [1], "b": [2]}))
LIES = {
    "garbage": b"\xff" * 1000,
    "silence": b"",
    "half a head": b"R\0\0",
    "half a frame": wire.HEAD.pack(b"R", 1000) + b"x",
    "endless": wire.HEAD.pack(b"R", 1 << 62),
    "too much": (COLUMNS + wire.frame(wire.ROWS, b"x" * (3 << 20))) * 3,
    "no arrow": COLUMNS + wire.frame(wire.ROWS, b"x" * 1000) + DONE,
    "no rows": COLUMNS + DONE,
    "pickle": COLUMNS + wire.frame(wire.ROWS, pickle.dumps(Boom())) + DONE,
    "other columns": COLUMNS + TWO_COLUMNS + DONE,
    "more rows": COLUMNS + rows(pa.table({"a": list(range(50))})) + DONE,
    "no words": wire.frame(wire.DONE, b"[" * 100_000),
    "a list": wire.frame(wire.DONE, b"[]"),
    "no columns": wire.words(wire.COLUMNS, columns=5),
    "unknown failure": wire.words(wire.REFUSED, why="{home}", values={}),
    "no failure": wire.words(wire.REFUSED, values=[]),
    "values of no kind": wire.words(wire.REFUSED, why="wrong", values=[1, 2]),
    "a job": wire.words(wire.JOB, question="select 1"),
}


def main(channel: int, release: int, parent: int) -> None:
    """Say the lie that is asked for."""
    job = child.take(channel)
    child.send(channel, LIES[job.question])
    os._exit(0)
