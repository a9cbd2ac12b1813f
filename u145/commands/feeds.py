"""`u145 feeds`: the systems that send, and what a file of theirs would become."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from u145.landing import FileReport


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help=speaker.help("feeds"), no_args_is_help=True)
    application.add_typer(group, name="feeds")
    _register_list_and_check(group, speaker)

    @group.command("try", help=speaker.help("feeds_try"))
    def try_one(
        file: Annotated[Path, speaker.argument("FILE", "file")],
        rows: Annotated[int, speaker.option("--rows", "rows", min=0)] = 5,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.landing import try_file
        from u145.refresh.land import read_feeds

        if not file.is_file():
            raise UsageError("feeds.no_file", path=file)
        settings = speaker.settings(feeds=feeds)
        report = try_file(file.absolute(), read_feeds(settings.feeds), rows=rows)
        _tell_file(speaker, report)
        if report.outcome == "rejected":
            raise typer.Exit(ExitCode.FAILED)


def _register_list_and_check(group: typer.Typer, speaker: Speaker) -> None:
    @group.command("list", help=speaker.help("feeds_list"))
    def list_all(feeds: Annotated[Path | None, speaker.feeds] = None) -> None:
        from u145.refresh.land import read_feeds

        for feed in read_feeds(speaker.settings(feeds=feeds).feeds):
            speaker.tell(
                "feeds.line",
                feed=feed.feed,
                name=feed.name,
                owner=feed.owner,
                cadence=feed.cadence,
                files=" | ".join(feed.files),
            )

    @group.command("check", help=speaker.help("feeds_check"))
    def check_all(feeds: Annotated[Path | None, speaker.feeds] = None) -> None:
        from u145.feeds import check, load_feeds

        folder = speaker.settings(feeds=feeds).feeds
        errors = check(folder)
        for error in errors:
            typer.echo(error.text(speaker.messages.language), err=True)
        if errors:
            raise typer.Exit(ExitCode.WRONG_USE)
        speaker.tell("feeds.fine", count=len(load_feeds(folder).feeds), path=folder)


def _tell_file(speaker: Speaker, report: "FileReport") -> None:
    speaker.tell(
        "feeds.file",
        file=report.file_name,
        feed=report.feed_id or "-",
        format=report.format or "-",
        encoding=report.encoding or "-",
    )
    if report.reason:
        speaker.tell("feeds.reason", reason=report.reason)
    for sheet in report.sheets:
        speaker.tell(
            "feeds.sheet",
            sheet=sheet.sheet or "-",
            kind=sheet.record_kind or "-",
            header=sheet.header_row or "-",
            read=sheet.counts.read,
            landed=sheet.counts.landed,
            totals=sheet.counts.totals,
            notes=sheet.counts.notes,
        )
        if sheet.reason:
            speaker.tell("feeds.reason", reason=sheet.reason)
        for warning in sheet.warnings:
            speaker.tell("feeds.reason", reason=warning)
        for column, header in sheet.header_map.items():
            typer.echo(f"    {header} → {column}")
        for header in sheet.unknown_columns:
            speaker.tell("feeds.unknown_column", header=header)
        for row in sheet.first_rows:
            typer.echo("    " + "; ".join(f"{k}={v}" for k, v in row.items()))
