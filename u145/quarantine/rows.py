"""Read what offices should correct from a release, with reasons in words."""

import json
from dataclasses import dataclass, fields

import duckdb

from u145.settings import Language


@dataclass(frozen=True)
class QuarantinedRow:
    """One row that an office should correct and send again."""

    feed_id: str
    owner: str
    record_kind: str
    file_name: str
    sheet: str
    row_number: int
    severity: str  # fatal: not counted; flagged: counted as well as can be
    reasons: str
    advice: str
    original: dict[str, str]  # canonical column -> text as it landed
    extra: dict[str, str]  # original header -> text, columns no feed maps


def read_quarantine(
    connection: duckdb.DuckDBPyConnection,
    language: Language,
    feed_id: str | None = None,
) -> list[QuarantinedRow]:
    """Return the rows to correct, in the order in which they were sent."""
    rows = connection.execute(
        f"""
        select
            coalesce(feed_id, ''), coalesce(owner_unit_id, ''), record_kind,
            file_name, coalesce(sheet, ''), row_number, severity,
            coalesce(reasons_{language}, issues, ''),
            coalesce(advice_{language}, ''), original_row
        from operations.mart_quarantine
        where feed_id = $feed_id or $feed_id is null
        order by feed_id, file_name, sheet, row_number
        """,
        {"feed_id": feed_id},
    ).fetchall()
    names = [field.name for field in fields(QuarantinedRow)]
    return [
        QuarantinedRow(**dict(zip(names, (*row[:9], *_unpack(row[9])), strict=True)))
        for row in rows
    ]


def _unpack(text: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return the canonical columns and the extra ones of an original row."""
    content = json.loads(text or "{}")
    extra = content.get("_extra") or {}
    if isinstance(extra, str):
        extra = json.loads(extra)
    original = {
        name: str(value)
        for name, value in content.items()
        if not name.startswith("_") and value is not None
    }
    return original, {
        name: str(value) for name, value in extra.items() if value is not None
    }
