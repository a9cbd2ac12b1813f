"""Records of JSON and Parquet, as regular csv copies with known names."""

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from u145.feeds.grammar import Feed, Nested, Table
from u145.landing.contents import MB
from u145.landing.headers import picked_label
from u145.landing.reasons import reject
from u145.landing.workbook_child import text_of

JSON_BYTES = 256 * MB

Record = dict[str, Any]


def parse(path: Path, file_name: str) -> Any:
    """Return the content of a JSON file, or of a file with one JSON a line."""
    if path.stat().st_size > JSON_BYTES:
        raise reject("json_too_big", file=file_name, limit=f"{JSON_BYTES // MB} MB")
    content = path.read_text("utf-8")
    try:
        return json.loads(content, parse_float=str)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _lines(content, file_name)
        raise reject(
            "json_broken", file=file_name, line=error.lineno, detail=error.msg
        ) from error
    except RecursionError as error:
        raise reject("json_broken", file=file_name, line=1, detail="depth") from error


def _lines(content: str, file_name: str) -> list[Any]:
    found = []
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                found.append(json.loads(line, parse_float=str))
            except json.JSONDecodeError as error:
                raise reject(
                    "json_broken", file=file_name, line=number, detail=error.msg
                ) from error
    return found


def records_at(content: Any, table: Table, feed: Feed, file_name: str) -> list[Record]:
    """Return the list of records that a table's `list` points at."""
    found = content
    for key in (table.list_ or "").split("."):
        if key:
            found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        path = table.list_ or "top level"
        raise reject("json_no_list", file=file_name, path=path, feed=feed.feed)
    return [_flat(record, table) for record in found]


def _flat(record: Record, table: Table) -> Record:
    """Return a record with nested objects as `a.b` and what the feed picks."""
    flat = dict(_leaves(record, ""))
    for spec in table.columns.values():
        if isinstance(spec, Nested) and spec.field is not None:
            flat[picked_label(spec)] = _pick(record, spec)
    return flat


def _leaves(record: Record, prefix: str) -> Iterator[tuple[str, str | None]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", as_text(value)


def _pick(record: Record, spec: Nested) -> str | None:
    """Return the first or last filled field of the steps that fit."""
    steps: Any = record
    for key in spec.list_.split("."):
        steps = steps.get(key) if isinstance(steps, dict) else None
    found = [
        as_text(step.get(spec.field))
        for step in steps or []
        if isinstance(step, dict)
        and all(_same(step.get(key), value) for key, value in spec.where.items())
    ]
    filled = [value for value in found if value and value.strip()]
    if not filled:
        return None
    return filled[0 if spec.pick == "first" else -1]


def _same(said: Any, wanted: str) -> bool:
    plain = unicodedata.normalize("NFKC", as_text(said) or "").strip()
    return plain == unicodedata.normalize("NFKC", wanted).strip()


def as_text(value: Any) -> str | None:
    """Return a value of JSON or Parquet as text; lists and objects as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return value.hex()
    return text_of(value)


def parquet_records(path: Path, file_name: str) -> tuple[list[str], Iterator[Record]]:
    """Return the names and the records of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise reject("parquet_broken", file=file_name, detail=error) from error

    def rows() -> Iterator[Record]:
        try:
            for batch in file.iter_batches(10_000):
                for record in batch.to_pylist():
                    yield {key: as_text(value) for key, value in record.items()}
        except (pa.ArrowException, OSError) as error:
            raise reject("parquet_broken", file=file_name, detail=error) from error

    return list(file.schema_arrow.names), rows()


def names_of(records: Iterable[Record]) -> list[str]:
    """Return every key that stands in any record, in the order of appearance."""
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
    return list(names)


def write_records(names: list[str], records: Iterable[Record], target: Path) -> None:
    """Write records as a csv without a header, one line a record."""
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for record in records:
            writer.writerow([record.get(name) or "" for name in names])
