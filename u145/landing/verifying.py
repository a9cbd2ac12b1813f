"""Before a build reads the raw layer: is every file still what was landed?

Parquet's own pages carry no checksums, so a flipped bit would read as another
number. A delivery's row names the SHA-256 of its records, and carries one of
itself.
"""

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from u145.errors import KnownError
from u145.landing.raw_layout import EMPTY

SEAL = b"u145.sha256"
READERS = 2  # threads; a small file costs pyarrow more than the disk


class DamagedError(KnownError):
    """A file of the raw layer is not what was landed."""


def sealed(table: pa.Table) -> pa.Table:
    """Return a table that carries a checksum of its rows."""
    return table.replace_schema_metadata({SEAL: _digest(table.to_pylist())})


def read_sealed(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a sealed file.

    Raises:
        DamagedError: It cannot be read, or holds other rows than were written.
    """
    rows: list[dict[str, Any]] = []
    try:
        # Not read_table: that loads datasets, and pandas with them. One row needs
        # no threads.
        table = pq.ParquetFile(path).read(use_threads=False)
        seal = (table.schema.metadata or {}).get(SEAL)
        rows = table.to_pylist()
        is_whole = seal == _digest(rows)
    except (pa.ArrowException, OSError, ValueError):
        is_whole = False
    if not is_whole:
        raise DamagedError("raw.damaged", path=path)
    return rows


def read_deliveries(raw: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of every delivery, in the order of their ids.

    Raises:
        DamagedError: What is known of one is not what was written.
    """
    paths = sorted((raw / "deliveries").glob("*.parquet"))
    with ThreadPoolExecutor(READERS) as pool:
        for rows in pool.map(read_sealed, (one for one in paths if one.name != EMPTY)):
            yield from rows


def verify_raw(raw: Path) -> None:
    """Compare every file of every delivery with its checksum.

    Raises:
        DamagedError: One is missing or damaged; the line names it.
    """
    for path, sha256 in _expected(raw):
        try:
            with path.open("rb") as handle:
                found = hashlib.file_digest(handle, "sha256").hexdigest()
        except FileNotFoundError:
            found = ""
        if found != sha256:
            raise DamagedError("raw.damaged", path=path)


def _expected(raw: Path) -> Iterator[tuple[Path, str]]:
    for row in read_deliveries(raw):
        if row["raw_path"]:
            yield raw / row["raw_path"], row["raw_sha256"]


def _digest(rows: list[dict[str, Any]]) -> bytes:
    text = json.dumps(rows, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest().encode()
