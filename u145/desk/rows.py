"""Rows on their way out: in pieces, checked, and cut at the limits."""

import io
from collections.abc import Iterator
from typing import Any, Literal

import duckdb
import pyarrow as pa

AT_ONCE = 2048  # rows; what DuckDB hands on at once

Cut = Literal["", "rows", "bytes"]


class Rows:
    """Writes an answer as Arrow's stream until a limit is reached.

    Args:
        most: Rows at most; None for as many as the size allows.
        size: Bytes at most.
    """

    def __init__(self, most: int | None, size: int) -> None:
        self.most = most
        self.size = size
        self.cut: Cut = ""

    def pieces(self, relation: duckdb.DuckDBPyRelation) -> Iterator[bytes]:
        """Yield the stream piece by piece; `cut` then tells whether more was there.

        Raises:
            pyarrow.ArrowInvalid: A number has more digits than Arrow takes.
            duckdb.Error: The question fails while it is answered.
        """
        reader = relation.to_arrow_reader(AT_ONCE)
        buffer = io.BytesIO()
        with pa.ipc.new_stream(buffer, reader.schema) as stream:
            yield _taken(buffer)
            for batch in reader:
                kept = self._kept(batch)
                if kept.num_rows:
                    kept.validate(full=True)
                    stream.write_batch(kept)
                    yield _taken(buffer)
                if self.cut:
                    break
        yield _taken(buffer)

    def _kept(self, batch: Any) -> Any:
        if self.most is not None and batch.num_rows > self.most:
            batch = batch.slice(0, self.most)
            self.cut = "rows"
        while batch.num_rows and pa.ipc.get_record_batch_size(batch) > self.size:
            batch = batch.slice(0, batch.num_rows // 2)
            self.cut = "bytes"
        if self.most is not None:
            self.most -= batch.num_rows
        self.size -= pa.ipc.get_record_batch_size(batch)
        return batch


def _taken(buffer: io.BytesIO) -> bytes:
    """Return what was written since, and forget it."""
    content = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return content
