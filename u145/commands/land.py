"""`u145 land`: take new files in, without building anything."""

from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode, UsageError


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("land", help=speaker.help("land"))
    def land_inbox(
        home: Annotated[Path | None, speaker.home] = None,
        inbox: Annotated[Path | None, speaker.option("--inbox", "inbox")] = None,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.refresh.land import land, read_feeds
        from u145.refresh.lock import hold_lock
        from u145.refresh.wish import Wish

        settings = speaker.settings(home, feeds)
        folder = (inbox or settings.home.inbox).absolute()
        if not folder.is_dir():
            raise UsageError("refresh.no_inbox", path=folder)
        known = read_feeds(settings.feeds)
        with hold_lock(settings.home):
            report = land(settings.home, Wish(folder), known, speaker.tell)
        if not report.is_anything_new:
            raise typer.Exit(ExitCode.NOTHING_NEW)
