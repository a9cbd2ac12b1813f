"""Every file of an inbox; an error in one stops no other."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from u145.feeds import Feeds
from u145.landing import files, ledger
from u145.landing.listing import inbox_files
from u145.landing.one_file import Landing, identified, is_new, land_file
from u145.landing.progress import progress
from u145.landing.raw_layout import ensure_shapes
from u145.landing.reasons import reject
from u145.landing.report import FileReport, LandingReport
from u145.landing.workers import alone, side_by_side
from u145.spoken import readable


class Arrived(NamedTuple):
    """A file of the inbox, by its place there, and which file it is."""

    place: int
    path: Path
    report: FileReport


def land(
    inbox: Path, raw: Path, archive: Path, feeds: Feeds, show_progress: bool | None
) -> LandingReport:
    """Land an inbox; see `u145.landing.land_inbox`."""
    named = [
        (path, readable(path.relative_to(inbox).as_posix()))
        for path in inbox_files(inbox)
    ]
    return _land_all(named, Landing(raw, archive, feeds), inbox, show_progress)


def land_again(
    archive: Path, raw: Path, feeds: Feeds, show_progress: bool | None
) -> LandingReport:
    """Land the archive; see `u145.landing.land_archive`."""
    named = [
        (folder / name, name)
        for folder in sorted(archive.glob("[!.]*"))
        for name in ledger.names_seen(archive, folder.name)
    ]
    landing = Landing(raw, archive, feeds, is_again=True)
    return _land_all(named, landing, archive, show_progress)


def _land_all(
    named: Sequence[tuple[Path, str]],
    landing: Landing,
    inbox: Path,
    show_progress: bool | None,
) -> LandingReport:
    with alone(landing.raw):
        ledger.clean(landing.raw, landing.archive)
    ensure_shapes(landing.raw)
    reports: dict[int, FileReport] = {}
    with progress(len(named), show_progress) as advance:
        for place, report in _landed(named, landing, inbox):
            reports[place] = report
            advance(report.file_name)
    return LandingReport(tuple(reports[place] for place in sorted(reports)))


def _landed(
    named: Sequence[tuple[Path, str]], landing: Landing, inbox: Path
) -> Iterator[tuple[int, FileReport]]:
    """Yield what became of each file, with its place in the inbox."""
    same: dict[str, list[Arrived]] = {}  # bytes, one after the other
    for place, (path, name) in enumerate(named):
        if leads_outside(path, inbox):
            refusal = reject("link_outside", file=name)
            yield place, files.rejected(FileReport(name, "rejected"), refusal)
            continue
        report = identified(path, name)
        if report.outcome == "rejected":
            yield place, report
        else:
            arrived = Arrived(place, path, report)
            same.setdefault(report.delivery_id, []).append(arrived)
    to_read = []
    for together in same.values():
        if any(is_new(one.report, landing) for one in together):
            to_read.append(together)
        else:
            yield from _land_same(landing, together, is_known=True)
    for landed in side_by_side(
        partial(_land_same, landing), to_read, _bytes_of, landing.raw
    ):
        yield from landed


def _land_same(
    landing: Landing, together: list[Arrived], is_known: bool = False
) -> list[tuple[int, FileReport]]:
    """Land files of the same bytes, which are one delivery, in their order."""
    return [
        (one.place, land_file(one.path, one.report, landing, is_known))
        for one in together
    ]


def _bytes_of(together: list[Arrived]) -> int:
    return together[0].report.file_bytes


def leads_outside(path: Path, inbox: Path) -> bool:
    """Say whether a link would carry into the warehouse what nobody delivered."""
    return path.is_symlink() and not path.resolve().is_relative_to(inbox.resolve())
