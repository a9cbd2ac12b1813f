"""One file, from the inbox to the raw layer; whatever is wrong stays its own."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from u145.errors import is_interrupt, is_of_the_disk
from u145.feeds import Feeds
from u145.feeds.choosing import choose_feed
from u145.landing import files, ledger
from u145.landing.reasons import reject, warn
from u145.landing.report import FileReport, RejectedError, SheetReport
from u145.landing.verifying import DamagedError
from u145.spoken import readable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Landing:
    """Where files land, and by which rules."""

    raw: Path
    archive: Path
    feeds: Feeds
    is_again: bool = False  # of the archive: no name of it is judged yet


def identified(path: Path, name: str) -> FileReport:
    """Return which file this is, or why it cannot be read."""
    try:
        return identify(path, name)
    except OSError as error:
        return _unreadable(FileReport(name, "rejected"), error)


def is_new(report: FileReport, landing: Landing) -> bool:
    """Say whether a file has to be read: it is new, or to be looked at again."""
    try:
        before = ledger.known(landing.raw, report.delivery_id)
    except DamagedError:
        return True  # who lands it says so
    return before is None or is_to_be_read(
        before, report, landing.archive, landing.is_again
    )


def land_file(
    path: Path, report: FileReport, landing: Landing, is_known: bool = False
) -> FileReport:
    """Land one file; whatever goes wrong with it becomes a rejection.

    `is_known` is for who asked `is_new` already, and it was not.
    """
    land = _still_known if is_known else _land_identified
    try:
        return land(path, report, landing)
    except Exception as error:  # a file must never stop the rest of the inbox
        if _ends_the_landing(error):
            raise
        return _unreadable(report, error)


def _unreadable(report: FileReport, error: Exception) -> FileReport:
    detail = getattr(error, "strerror", None) or _what(error)
    refusal = reject("unreadable", file=report.file_name, detail=detail)
    return files.rejected(report, refusal)


def _ends_the_landing(error: Exception) -> bool:
    """Say whether it is no file's own fault: nothing more can be landed now."""
    is_damage = isinstance(error, DamagedError)
    return is_damage or is_interrupt(error) or is_of_the_disk(error)


def _what(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _land_identified(path: Path, report: FileReport, landing: Landing) -> FileReport:
    name, sha256 = report.file_name, report.file_sha256
    raw, archive = landing.raw, landing.archive
    before = ledger.known(raw, report.delivery_id)
    if before and not is_to_be_read(before, report, archive, landing.is_again):
        return _still_known(path, report, landing)
    kept = ledger.keep_original(path, archive, sha256, name)
    if kept is None:
        message = warn("file_changed", file=name)
        sheet = SheetReport(None, None, "known", message)
        return replace(report, outcome="known", reason=message, sheets=(sheet,))
    now = datetime.now(UTC).replace(tzinfo=None)
    with files.workshop(raw / ledger.WORK) as (connection, folder):
        report, queries = _read(connection, kept, report, landing.feeds, folder, now)
        if before and not before.gives_way_to(report):
            ledger.name_original(archive, sha256, name)
            return replace(report, outcome="known")
        archived = f"{archive.name}/{sha256}/{name}"
        written = ledger.write_records(connection, queries, raw, report.delivery_id)
    ledger.commit(report, raw, archived, written, now)
    # Last: a name that is kept is one that was judged.
    ledger.name_original(archive, sha256, name)
    return report


def _still_known(path: Path, report: FileReport, landing: Landing) -> FileReport:
    name, sha256, archive = report.file_name, report.file_sha256, landing.archive
    # Not there after a kill at the last moment, or a loss of the archive.
    if not (archive / sha256 / name).exists():
        ledger.keep_original(path, archive, sha256, name)
        ledger.name_original(archive, sha256, name)
    return replace(report, outcome="known")


def is_to_be_read(
    before: ledger.Known, report: FileReport, archive: Path, is_again: bool = False
) -> bool:
    """Say whether known bytes are to be read again: to mend, or for a new name."""
    if before.file_name == report.file_name or before.is_worth_another_look:
        return before.is_worth_another_look
    return is_again or report.file_name not in ledger.names_seen(
        archive, report.file_sha256
    )


def identify(path: Path, name: str) -> FileReport:
    """Return which file this is: its identity is its hash, not its name."""
    sha256 = ledger.sha256_of(path)
    size = path.stat().st_size
    return FileReport(name, "landed", sha256[:16], sha256, size)


def _read(
    connection: "DuckDBPyConnection",
    path: Path,
    report: FileReport,
    feeds: Feeds,
    folder: Path,
    now: datetime,
) -> tuple[FileReport, dict[str, list[str]]]:
    try:
        feed = choose_feed(feeds, report.file_name)
        report = replace(report, feed_id=feed.feed)
        found = files.understand(connection, path, report, feed, folder, now)
    except RejectedError as error:
        return files.rejected(report, error), {}
    except Exception as error:  # a file must never stop the rest of the inbox
        if _ends_the_landing(error):
            raise
        refusal = reject("unreadable", file=report.file_name, detail=_what(error))
        return files.rejected(report, refusal), {}
    return found.report, found.queries


def attempt(path: Path, feeds: Feeds, rows: int) -> FileReport:
    """Say what a file would become; see `u145.landing.try_file`."""
    report = identify(path, readable(path.name))
    now = datetime.now(UTC).replace(tzinfo=None)
    with files.workshop(None) as (connection, folder):
        report, queries = _read(connection, path, report, feeds, folder, now)
        shown = {
            (kind, index): _first_rows(connection, query, rows)
            for kind, selects in queries.items()
            for index, query in enumerate(selects)
        }
    seen: dict[str | None, int] = {}
    sheets = []
    for sheet in report.sheets:
        index = seen.get(sheet.record_kind, 0)
        seen[sheet.record_kind] = index + 1
        first = shown.get((sheet.record_kind or "", index), ())
        sheets.append(replace(sheet, first_rows=first))
    return replace(report, sheets=tuple(sheets))


def _first_rows(
    connection: "DuckDBPyConnection", query: str, rows: int
) -> tuple[dict[str, str], ...]:
    cursor = connection.execute(f"{query} order by _n limit {rows}")
    names: list[str] = [column[0] for column in cursor.description or []]
    hidden = {"_feed", "_delivery_id", "_file_name", "_file_sha256", "_landed_at"}
    return tuple(
        {
            name: str(value)
            for name, value in zip(names, row, strict=True)
            if value is not None and name not in hidden
        }
        for row in cursor.fetchall()
    )
