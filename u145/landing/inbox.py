"""Every file of an inbox, one after the other; an error in one stops no other."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from u145.errors import is_interrupt, is_of_the_disk
from u145.feeds import Feeds
from u145.feeds.choosing import choose_feed
from u145.landing import files, ledger
from u145.landing.listing import inbox_files
from u145.landing.progress import progress
from u145.landing.raw_layout import ensure_shapes
from u145.landing.reasons import reject, warn
from u145.landing.report import (
    FileReport,
    LandingReport,
    RejectedError,
    SheetReport,
)
from u145.landing.verifying import DamagedError
from u145.spoken import readable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class _Landing:
    """Where files land, and by which rules."""

    raw: Path
    archive: Path
    feeds: Feeds
    is_again: bool = False  # of the archive: no name of it is judged yet


def land(
    inbox: Path, raw: Path, archive: Path, feeds: Feeds, show_progress: bool | None
) -> LandingReport:
    """Land an inbox; see `u145.landing.land_inbox`."""
    named = [
        (path, readable(path.relative_to(inbox).as_posix()))
        for path in inbox_files(inbox)
    ]
    return _land_all(named, _Landing(raw, archive, feeds), inbox, show_progress)


def land_again(
    archive: Path, raw: Path, feeds: Feeds, show_progress: bool | None
) -> LandingReport:
    """Land the archive; see `u145.landing.land_archive`."""
    named = [
        (folder / name, name)
        for folder in sorted(archive.glob("[!.]*"))
        for name in ledger.names_seen(archive, folder.name)
    ]
    landing = _Landing(raw, archive, feeds, is_again=True)
    return _land_all(named, landing, archive, show_progress)


def _land_all(
    named: list[tuple[Path, str]],
    landing: _Landing,
    inbox: Path,
    show_progress: bool | None,
) -> LandingReport:
    ledger.clean(landing.raw, landing.archive)
    ensure_shapes(landing.raw)
    reports = []
    with progress(len(named), show_progress) as advance:
        for path, name in named:
            advance(name)
            if leads_outside(path, inbox):
                refusal = reject("link_outside", file=name)
                reports.append(files.rejected(FileReport(name, "rejected"), refusal))
                continue
            reports.append(_land_one(path, name, landing))
    return LandingReport(tuple(reports))


def leads_outside(path: Path, inbox: Path) -> bool:
    """Say whether a link would carry into the warehouse what nobody delivered."""
    return path.is_symlink() and not path.resolve().is_relative_to(inbox.resolve())


def _land_one(path: Path, name: str, landing: _Landing) -> FileReport:
    """Land one file; whatever goes wrong with it becomes a rejection."""
    report = FileReport(name, "rejected")
    try:
        report = identify(path, name)
        return _land_identified(path, report, landing)
    except Exception as error:  # a file must never stop the rest of the inbox
        if _ends_the_landing(error):
            raise
        detail = getattr(error, "strerror", None) or _what(error)
        return files.rejected(report, reject("unreadable", file=name, detail=detail))


def _ends_the_landing(error: Exception) -> bool:
    """Say whether it is no file's own fault: nothing more can be landed now."""
    is_damage = isinstance(error, DamagedError)
    return is_damage or is_interrupt(error) or is_of_the_disk(error)


def _what(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _land_identified(path: Path, report: FileReport, landing: _Landing) -> FileReport:
    name, sha256 = report.file_name, report.file_sha256
    raw, archive = landing.raw, landing.archive
    before = ledger.known(raw, report.delivery_id)
    if before and not is_to_be_read(before, report, archive, landing.is_again):
        # Not there after a kill at the last moment, or a loss of the archive.
        if not (archive / sha256 / name).exists():
            ledger.keep_original(path, archive, sha256, name)
            ledger.name_original(archive, sha256, name)
        return replace(report, outcome="known")
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
