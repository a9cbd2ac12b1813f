"""Read quarantined rows from a release, with their reasons in words."""

import json
from dataclasses import dataclass

import duckdb

from u145.settings import Language


@dataclass(frozen=True)
class QuarantinedRow:
    """One row that is not counted."""

    feed_id: str
    record_kind: str
    file_name: str
    sheet: str
    row_number: int
    record_id: str
    reasons: str  # names of its issues, in words
    advice: str  # what to do about them
    original: dict[str, str]  # canonical column -> text as it landed
    extra: dict[str, str]  # original header -> text, columns no feed maps


def read_quarantine(
    connection: duckdb.DuckDBPyConnection,
    language: Language,
    feed_id: str | None = None,
) -> list[QuarantinedRow]:
    """Return the quarantined rows, as they were sent, in order."""
    issues = {
        issue_id: (severity == "fatal", name, advice)
        for issue_id, severity, name, advice in connection.execute(
            f"""
            select issue_id, severity, name_{language}, advice_{language}
            from catalogue.issues
            """
        ).fetchall()
    }
    rows = connection.execute(
        """
        select
            feed_id, record_kind, file_name, coalesce(sheet, ''), row_number,
            coalesce(record_id, ''), issues, original_row
        from operations.mart_quarantine
        where feed_id = $feed_id or $feed_id is null
        order by feed_id, file_name, sheet, row_number
        """,
        {"feed_id": feed_id},
    ).fetchall()
    found = []
    for feed, kind, file_name, sheet, row_number, record_id, codes, row in rows:
        place = (feed, kind, file_name, sheet, row_number, record_id)
        found.append(
            QuarantinedRow(*place, *_explain(codes or "", issues), *_unpack(row))
        )
    return found


def _explain(codes: str, issues: dict[str, tuple[bool, str, str]]) -> tuple[str, str]:
    """Return reasons and advice in words; what kept the row out comes first."""
    found = []
    for code in filter(None, (code.strip() for code in codes.split(","))):
        issue_id, _, column = code.partition(":")
        is_fatal, name, advice = issues.get(issue_id, (False, issue_id, ""))
        found.append((not is_fatal, f"{name} ({column})" if column else name, advice))
    found.sort(key=lambda one: one[0])
    advices = dict.fromkeys(advice for _, _, advice in found if advice)
    return "; ".join(name for _, name, _ in found), "; ".join(advices)


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
