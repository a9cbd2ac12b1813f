"""The shape of the raw layer: which Parquet files there are, with which columns.

Landing writes these shapes and dbt's sources read them. It holds no logic of
reading files.
"""

import csv
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from u145.landing.registry_layout import REGISTRY

EMPTY = "empty.parquet"  # gives a folder its columns before anything landed
SEED = Path(__file__).parents[2] / "seeds" / "catalogue" / "record_columns.csv"

PROVENANCE = [
    pa.field("_extra", pa.string()),  # JSON object: columns no feed maps
    pa.field("_feed", pa.string()),
    pa.field("_delivery_id", pa.string()),
    pa.field("_file_name", pa.string()),
    pa.field("_sheet", pa.string()),
    pa.field("_row_number", pa.int64()),  # line of the file, 1 = its first
    pa.field("_file_sha256", pa.string()),
    pa.field("_landed_at", pa.timestamp("us")),  # UTC
    pa.field("_is_line", pa.bool_()),  # several rows make one record
]

DELIVERIES = pa.schema(
    [
        *[
            pa.field(name, pa.string())
            for name in (
                "delivery_id",
                "feed_id",
                "file_name",
                "file_sha256",
                "archive_path",
                "format",
                "encoding",
                "sheet",
                "record_kind",
                "outcome",  # landed or rejected
                "reason_id",  # why it was rejected
                "message_zh",
                "message_en",
                "delivery_order",  # sorts deliveries; later wins
                "header_map",  # JSON object: column_id -> header in the file
                "unknown_columns",  # JSON list
                "missing_columns",  # JSON list
                "totals_differ",  # JSON list: column, printed, summed, row
                "warnings",  # JSON list of {id, zh, en}
                "raw_path",  # relative to the raw folder
                "raw_sha256",
            )
        ],
        *[
            pa.field(name, pa.int64())
            for name in (
                "file_bytes",
                "revision",
                "header_row",
                "rows_read",  # = landed + totals + notes + blank + title
                "rows_landed",
                "rows_totals",
                "rows_notes",
                "rows_blank",
                "rows_title",
            )
        ],
        *[
            pa.field(name, pa.date32())
            for name in ("period_start", "period_end", "sent_date")
        ],
        pa.field("landed_at", pa.timestamp("us")),
    ]
)

# What releases said of the months that they seal, one file a release.
SEALED = {
    "sealed_figures": pa.schema(
        [
            pa.field("release_id", pa.string()),
            pa.field("level", pa.string()),
            pa.field("entity_id", pa.string()),
            pa.field("indicator_id", pa.string()),
            pa.field("period_window", pa.string()),
            pa.field("first_date", pa.date32()),
            pa.field("numerator", pa.decimal128(38, 4)),
            pa.field("denominator", pa.decimal128(38, 4)),
            pa.field("value", pa.float64()),
            pa.field("status_id", pa.string()),
        ]
    ),
    "sealed_cases": pa.schema(
        [
            *[
                pa.field(name, pa.string())
                for name in ("release_id", "indicator_id", "record_kind", "record_id")
            ],
            pa.field("case_date", pa.date32()),
            *[pa.field(n, pa.string()) for n in ("unit_id", "unit_group", "town_id")],
            pa.field("numerator", pa.decimal128(38, 4)),
            pa.field("denominator", pa.decimal128(38, 4)),
        ]
    ),
    "sealed_deliveries": pa.schema(
        [pa.field("release_id", pa.string()), pa.field("delivery_id", pa.string())]
    ),
}


class RecordColumn(NamedTuple):
    """One canonical column of a record kind."""

    column_id: str
    column_type: str
    header_zh: str
    header_en: str
    is_personal: bool


@cache
def record_columns() -> dict[str, tuple[RecordColumn, ...]]:
    """Return the canonical columns of every record kind, in seed order."""
    kinds: dict[str, list[RecordColumn]] = {}
    with SEED.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            kinds.setdefault(row["record_kind"], []).append(
                RecordColumn(
                    row["column_id"],
                    row["column_type"],
                    row["header_zh"],
                    row["header_en"],
                    row["is_personal"] == "true",
                )
            )
    return {kind: tuple(columns) for kind, columns in kinds.items()}


def record_schema(record_kind: str) -> pa.Schema:
    """Return the Parquet schema of a record kind: all text, then provenance."""
    columns = record_columns()[record_kind]
    texts = [pa.field(column.column_id, pa.string()) for column in columns]
    return pa.schema([*texts, *PROVENANCE])


def write_table(table: pa.Table, path: Path) -> None:
    """Write a Parquet file of few rows that either is there whole or is not there.

    Nothing is packed: a refresh reads hundreds of files of one row, and to unpack
    their columns takes longer than all else. The bytes and the folder entry are
    flushed, so that a power cut after the return cannot take the file back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    pq.write_table(table, temporary, compression="none", use_dictionary=False)
    settle(temporary, path)


def settle(temporary: Path, path: Path) -> None:
    """Flush a finished temporary file and give it its name."""
    with temporary.open("rb") as handle:
        os.fsync(handle.fileno())
    temporary.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def ensure_shapes(raw: Path) -> None:
    """Write a file without rows for every source that has no file yet.

    A reader of `raw/<kind>/*.parquet` needs at least one file to know the
    columns. `empty.parquet` is rewritten when the columns change.
    """
    shapes = {kind: record_schema(kind) for kind in record_columns()}
    for folder, schema in {**shapes, "deliveries": DELIVERIES, **SEALED}.items():
        path = raw / folder / EMPTY
        if not _has_shape(path, schema):
            write_table(pa.Table.from_batches([], schema), path)
    for name, schema in REGISTRY.items():
        path = raw / "registry" / f"{name}.parquet"
        if not path.exists():
            write_table(pa.Table.from_batches([], schema), path)


def _has_shape(path: Path, schema: pa.Schema) -> bool:
    try:
        return bool(pq.read_schema(path) == schema)
    except (pa.ArrowException, OSError):  # not there yet, or damaged
        return False
