"""The clean truth: every record's final state, as the warehouse must show it.

All columns are text: dates and times in ISO form, flags as true or false,
amounts in yuan with two decimals, identifiers resolved.
"""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from u145.landing.raw_layout import record_columns
from u145.sample.county import UNASSIGNED, county
from u145.sample.flows import months_later
from u145.sample.record import Record, day_of

BATCH = 10_000
# not compared: personal or free columns, and how a record was typed
LEFT_OUT = {
    "remark",
    "contact_phone",
    "submitter_name",
    "enterprise_name",
    "steps",
    "record_state",
    "amount_unit",
    "proposer_names",
    "member_name",
    "object_name",
    "rectify_state",
    "audit_state",
    "leader_instruction",
    "lead_leader",
    "supervise_leader",
    "merged_into",
}
RENAMED = {
    "session_code": "session_id",
    "sector": "sector_id",
    "committee": "committee_id",
    "town": "town_id",
    "studio": "studio_id",
    "standard_code": "standard_id",
    "priority_code": "priority_id",
    "lead_unit": "unit_id",
    "unit": "unit_id",
    "uscc": "enterprise_id",
    "object_uscc": "enterprise_id",
    "inspection_no": "inspection_id",
    "benchmark_no": "benchmark_id",
    "inspectors": "inspector_count",
    "members": "member_count",
    "co_units": "co_unit_ids",
    "split_units": "split_unit_ids",
    "join_units": "join_unit_ids",
    "member_no": "member_id",
}
ADDED = {
    "proposals": ("proposal_id", "final_due_date", "member_ids"),
    "inspections": (),
    "events": ("event_id", "accept_date", "close_date"),
    "attendances": (),
    "benchmarks": (),
}
FIRST_DATES = {
    "events": ("event_date", "accept_at", "close_at", "pay_date", "due_date"),
    "inspections": ("check_date",),
    "proposals": ("submit_date", "review_date", "assign_date"),
    "attendances": ("attend_date",),
    "benchmarks": ("publish_date",),
}


def as_text(value: Any) -> str | None:
    """Write a value the one canonical way."""
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ",".join(value)
    return str(value)


def columns_of(kind: str) -> list[str]:
    """Return the truth's columns of a record kind."""
    kept = [
        RENAMED.get(column.column_id, column.column_id)
        for column in record_columns()[kind]
        if column.column_id not in LEFT_OUT
    ]
    return ["record_id", *kept, *ADDED[kind], "record_date", "feed_id"]


def row_of(record: Record, values: dict[str, Any]) -> dict[str, str | None]:
    """Return the truth of one record."""
    row: dict[str, Any] = {
        RENAMED.get(name, name): value for name, value in values.items()
    }
    for name in ("inspectors", "members", "member_count"):
        if isinstance(values.get(name), list):
            row[RENAMED.get(name, name)] = len(values[name])
    dates = (values.get(name) for name in FIRST_DATES[record.kind])
    first = next((moment for moment in dates if moment), None)
    row["record_date"] = day_of(first) if first else None
    row.update(record_id=record.key, feed_id=record.feed)
    if record.kind == "proposals":
        _complete_proposal(row, values)
    if record.kind == "events":
        _complete_event(row, record, values)
    if record.kind == "inspections":
        row["unit_id"] = row.get("unit_id") or UNASSIGNED
        _publish_due(row, values)
    if record.kind == "attendances":
        row["member_id"] = f"M{values['member_no']}"
    return {name: as_text(row.get(name)) for name in columns_of(record.kind)}


def _complete_event(
    row: dict[str, Any], record: Record, values: dict[str, Any]
) -> None:
    row["unit_id"] = row.get("unit_id") or UNASSIGNED
    row["quantity"] = row.get("quantity") or 1
    row["event_id"] = f"{record.feed}:{values['event_no']}"
    row["record_id"] = row["event_id"]
    for name in ("accept", "close"):
        moment = values.get(f"{name}_at")
        row[f"{name}_date"] = day_of(moment) if moment else None
        if moment and not isinstance(moment, datetime):
            row[f"{name}_at"] = datetime.combine(moment, time())
    if values.get("completion_pct") is not None:
        row["completion_pct"] = f"{values['completion_pct']}.0000"


def _publish_due(row: dict[str, Any], values: dict[str, Any]) -> None:
    if values["kind"] == "行政检查" and values.get("check_date"):
        due = county().days.add(values["check_date"], 20)
        row["publish_due"] = values.get("publish_due") or due


def _complete_proposal(row: dict[str, Any], values: dict[str, Any]) -> None:
    row["proposal_id"] = row["record_id"]
    row["unit_id"] = row.get("unit_id") or UNASSIGNED
    assigned: date | None = values.get("assign_date")
    if assigned:
        row["due_date"] = values.get("due_date") or months_later(assigned, 3)
        limit = months_later(assigned, 6)
        row["final_due_date"] = min(
            values.get("extended_due") or row["due_date"], limit
        )
    numbers = {m["member_name"]: m["member_id"] for m in county().members}
    row["member_ids"] = sorted(numbers[name] for name in values["proposer_names"])


class Truth:
    """Streams the truth into one Parquet file per record kind."""

    def __init__(self, folder: Path) -> None:
        """Open the files."""
        folder.mkdir(parents=True, exist_ok=True)
        self._rows: dict[str, list[dict[str, str | None]]] = {}
        self._schemas = {
            kind: pa.schema([pa.field(name, pa.string()) for name in columns_of(kind)])
            for kind in record_columns()
        }
        self._writers = {
            kind: pq.ParquetWriter(
                folder / f"{kind}.parquet", schema, compression="zstd"
            )
            for kind, schema in self._schemas.items()
        }

    def add(self, record: Record, values: dict[str, Any]) -> None:
        """Add a record's final state."""
        rows = self._rows.setdefault(record.kind, [])
        rows.append(row_of(record, values))
        if len(rows) >= BATCH:
            self._flush(record.kind)

    def _flush(self, kind: str) -> None:
        table = pa.Table.from_pylist(self._rows.pop(kind, []), self._schemas[kind])
        self._writers[kind].write_table(table)

    def close(self) -> None:
        """Write what is left and close the files."""
        for kind in list(self._rows):
            self._flush(kind)
        for writer in self._writers.values():
            writer.close()
