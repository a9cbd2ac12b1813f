"""The raw layer's record of deliveries: what is known, written, left behind.

`deliveries/<delivery_id>.parquet` is written last: what has no such file was
never landed.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from u145.landing.raw_layout import (
    DELIVERIES,
    EMPTY,
    flush_folder,
    record_columns,
    settle,
    write_table,
)
from u145.landing.report import FileReport, SheetReport

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORK = ".landing"
# Reasons that lie in the feeds and not in the file: looked at again every time.
_OF_FEEDS = {"no_feed", "several_feeds", "headers_unmatched", "format_differs"}
_OF_FEEDS |= {"json_no_list", "unreadable", "workbook_too_big"}


def clean(raw: Path, archive: Path) -> None:
    """Remove what a dead landing left: nothing of it was ever committed."""
    shutil.rmtree(raw / WORK, ignore_errors=True)
    committed = {path.stem for path in (raw / "deliveries").glob("*.parquet")}
    for kind in record_columns():
        for path in (raw / kind).glob("*.parquet"):
            if path.stem not in committed and path.name != EMPTY:
                path.unlink()
    for folder in (*(raw / kind for kind in record_columns()), raw / "deliveries"):
        for path in folder.glob(".*.tmp"):
            path.unlink()
    for path in archive.glob("*/.*.tmp"):
        path.unlink()
    (raw / WORK).mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True)
class Known:
    """What became of some bytes, and under which name."""

    is_landed: bool
    delivery_order: str
    file_name: str
    reason_id: str

    @property
    def is_worth_another_look(self) -> bool:
        """Say whether a refused file may be landed once the feeds were mended."""
        return not self.is_landed and self.reason_id in _OF_FEEDS

    def gives_way_to(self, report: FileReport) -> bool:
        """Say whether another name of the same bytes is the one to keep.

        What can be landed goes before what can't, and then the latest delivery
        counts, as between different bytes. Which came first says nothing.
        """
        place = (report.outcome == "landed", report.delivery_order or "")
        own = (self.is_landed, self.delivery_order)
        if (*place, report.file_name) != (*own, self.file_name):
            return (*place, report.file_name) > (*own, self.file_name)
        reason = report.reason.reason_id if report.reason else ""
        return reason != self.reason_id


def known(raw: Path, delivery_id: str) -> Known | None:
    """Return what became of a delivery, or None if it is new.

    Raises:
        DamagedError: What is known of it is not what was written.
    """
    from u145.landing.verifying import read_sealed

    path = raw / "deliveries" / f"{delivery_id}.parquet"
    if not path.exists():
        return None
    rows = read_sealed(path)
    return Known(
        any(row["outcome"] == "landed" for row in rows),
        rows[0]["delivery_order"] or "",
        rows[0]["file_name"],
        "" if rows[0]["outcome"] == "landed" else str(rows[0]["reason_id"]),
    )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def names_seen(archive: Path, sha256: str) -> list[str]:
    """Return the names under which some bytes came: paths below the inbox.

    The archive keeps them as the names of the original, because who lands it
    again must judge all of them to come to the same delivery.
    """
    folder = archive / sha256
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def keep_original(path: Path, archive: Path, sha256: str, name: str) -> Path | None:
    """Copy a file into the archive; None if it changed while it was copied."""
    folder = archive / sha256
    for kept in names_seen(archive, sha256):
        return folder / kept
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = folder / f".{os.getpid()}.tmp"
    shutil.copyfile(path, temporary)
    if sha256_of(temporary) != sha256:
        shutil.rmtree(folder)
        return None
    settle(temporary, target)
    _flush_folders(target, archive)
    return target


def name_original(archive: Path, sha256: str, name: str) -> None:
    """Let an archived file also have another name under which it came."""
    target, names = archive / sha256 / name, names_seen(archive, sha256)
    if names and name not in names:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(archive / sha256 / names[0], target)
        _flush_folders(target, archive)


def _flush_folders(path: Path, archive: Path) -> None:
    """Make every folder on the way to a new name survive a power cut."""
    for folder in path.parents:
        flush_folder(folder)
        if folder == archive:
            return


def write_records(
    connection: "DuckDBPyConnection",
    queries: dict[str, list[str]],
    raw: Path,
    delivery_id: str,
) -> dict[str, tuple[str, str]]:
    """Write the records of every kind; return its path and its hash."""
    written = {}
    for kind in record_columns():
        if kind not in queries:  # what the same bytes gave under another name
            (raw / kind / f"{delivery_id}.parquet").unlink(missing_ok=True)
    for kind, selects in queries.items():
        path = raw / kind / f"{delivery_id}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        together = " union all ".join(f"({select})" for select in selects)
        target = str(temporary).replace("'", "''")
        connection.execute(
            f"copy ({together}) to '{target}'"
            " (format parquet, compression zstd, row_group_size 61440)"
        )
        digest = sha256_of(temporary)
        settle(temporary, path)
        written[kind] = (f"{kind}/{delivery_id}.parquet", digest)
    return written


def commit(
    report: FileReport,
    raw: Path,
    archived: str,
    written: dict[str, tuple[str, str]],
    landed_at: datetime,
) -> None:
    """Write the delivery's rows: from here on it is landed (or refused)."""
    import pyarrow as pa

    from u145.landing.verifying import sealed

    rows = [
        _row(report, sheet, archived, written, landed_at) for sheet in report.sheets
    ]
    table = pa.Table.from_pylist(rows, schema=DELIVERIES)
    write_table(sealed(table), raw / "deliveries" / f"{report.delivery_id}.parquet")


def _row(
    report: FileReport,
    sheet: SheetReport,
    archived: str,
    written: dict[str, tuple[str, str]],
    landed_at: datetime,
) -> dict[str, Any]:
    path, digest = written.get(sheet.record_kind or "", (None, None))
    counts = asdict(sheet.counts)
    return {
        "delivery_id": report.delivery_id,
        "feed_id": report.feed_id,
        "file_name": report.file_name,
        "file_sha256": report.file_sha256,
        "archive_path": archived,
        "format": report.format,
        "encoding": report.encoding,
        "sheet": sheet.sheet,
        "record_kind": sheet.record_kind,
        "outcome": sheet.outcome,
        "reason_id": sheet.reason.reason_id if sheet.reason else None,
        "message_zh": sheet.reason.zh if sheet.reason else None,
        "message_en": sheet.reason.en if sheet.reason else None,
        "delivery_order": report.delivery_order,
        **_lists(sheet),
        "raw_path": path,
        "raw_sha256": digest,
        "file_bytes": report.file_bytes,
        "revision": sheet.revision,
        "header_row": sheet.header_row,
        **{f"rows_{name}": count for name, count in counts.items()},
        "period_start": sheet.period_start,
        "period_end": sheet.period_end,
        "sent_date": sheet.sent_date,
        "landed_at": landed_at,
    }


def _lists(sheet: SheetReport) -> dict[str, str]:
    warnings = [{"id": m.reason_id, "zh": m.zh, "en": m.en} for m in sheet.warnings]
    return {
        "header_map": _json(sheet.header_map),
        "unknown_columns": _json(sheet.unknown_columns),
        "missing_columns": _json(sheet.missing_columns),
        "totals_differ": _json([asdict(entry) for entry in sheet.totals_differ]),
        "warnings": _json(warnings),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
