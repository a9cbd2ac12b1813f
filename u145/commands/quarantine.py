"""`u145 quarantine`: rows that are not counted, and the way back to offices."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from u145.quarantine.rows import QuarantinedRow
    from u145.releases.current import Release

WORKBOOK = ".xlsx"


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help=speaker.help("quarantine"), no_args_is_help=True)
    application.add_typer(group, name="quarantine")

    @group.command("list", help=speaker.help("quarantine_list"))
    def list_all(
        feed: Annotated[str | None, speaker.option("--feed", "feed")] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        release, rows = _read(speaker, home, feed)
        counted = Counter(
            (row.feed_id, row.file_name, row.severity, row.reasons, row.advice)
            for row in rows
        )
        speaker.tell(
            "quarantine.total",
            rows=sum(row.severity == "fatal" for row in rows),
            flagged=sum(row.severity == "flagged" for row in rows),
            release=release.release_id,
            as_of=release.as_of,
        )
        for (feed_id, file, severity, reasons, advice), count in sorted(
            counted.items()
        ):
            speaker.tell(
                "quarantine.line",
                feed=feed_id,
                file=file,
                count=count,
                state=speaker.messages.say(f"quarantine.{severity}"),
                reasons=reasons,
                advice=advice,
            )

    _register_export(group, speaker)


def _register_export(group: typer.Typer, speaker: Speaker) -> None:
    @group.command("export", help=speaker.help("quarantine_export"))
    def export(
        target: Annotated[Path, speaker.argument("FILE.xlsx|FOLDER", "export")],
        feed: Annotated[str | None, speaker.option("--feed", "feed")] = None,
        home: Annotated[Path | None, speaker.home] = None,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.quarantine.export import write_folder, write_workbook
        from u145.quarantine.sheets import sheets_of
        from u145.refresh.land import read_feeds

        known = read_feeds(speaker.settings(home, feeds).feeds)
        if feed and feed not in {one.feed for one in known}:
            raise UsageError("quarantine.unknown_feed", feed=feed)
        release, rows = _read(speaker, home, feed)
        if not rows:
            speaker.tell("quarantine.empty", release=release.release_id)
            raise typer.Exit(ExitCode.NOTHING_NEW)
        parts = [
            (one, sheets_of(one, found, speaker.messages))
            for one in known
            if (found := [row for row in rows if row.feed_id == one.feed])
        ]
        try:
            if target.suffix.lower() == WORKBOOK:
                written = [target]
                write_workbook(target, [one for _, some in parts for one in some])
            else:
                written = [
                    path
                    for one, sheets in parts
                    for path in write_folder(target, one, sheets, release.as_of)
                ]
        except OSError as error:
            raise UsageError("sql.not_written", path=target, reason=error) from error
        for path in written:
            speaker.tell("quarantine.written", path=path)


def _read(
    speaker: Speaker, home: Path | None, feed: str | None
) -> tuple["Release", list["QuarantinedRow"]]:
    from u145.quarantine.rows import read_quarantine
    from u145.releases.current import connect, current_release

    release = current_release(speaker.settings(home).home.folder)
    with connect(release) as connection:
        return release, read_quarantine(connection, speaker.messages.language, feed)
