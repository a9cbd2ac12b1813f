"""`u145 schedule`: refresh at set times, and when deliveries have arrived."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from u145.commands.speaking import Speaker
from u145.settings import COUNTY_ZONE, EVERY_NIGHT, Settings

if TYPE_CHECKING:
    from u145.schedule.timetable import Timetable
    from u145.schedule.watching import Watch


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("schedule", help=speaker.help("schedule"))
    def keep_schedule(
        context: typer.Context,
        refresh_options: Annotated[
            list[str] | None,
            speaker.argument("-- REFRESH_OPTIONS", "refresh_options"),
        ] = None,
        home: Annotated[Path | None, speaker.home] = None,
        inbox: Annotated[Path | None, speaker.option("--inbox", "inbox")] = None,
        cron: Annotated[
            str, speaker.option("--cron", "cron", envvar="U145_SCHEDULE")
        ] = EVERY_NIGHT,
        timezone: Annotated[
            str, speaker.option("--timezone", "timezone", envvar="U145_TIMEZONE")
        ] = COUNTY_ZONE,
        watch: Annotated[bool, speaker.option("--watch", "watch")] = False,
        every: Annotated[
            int, speaker.option("--every", "every", min=1, metavar="SECONDS")
        ] = 60,
    ) -> None:
        from u145.schedule.timetable import read_timetable
        from u145.schedule.watching import Watch

        settings = speaker.settings(home)
        folder = (inbox or settings.home.inbox).absolute()
        timetable = read_timetable(cron, timezone, datetime.now(UTC))
        watched = Watch(folder, timedelta(seconds=every)) if watch else None
        arguments = ["--home", str(settings.home.folder), "--inbox", str(folder)]
        arguments += refresh_options or []
        _check(context, arguments)
        _keep(speaker, settings, timetable, watched, arguments)


def _check(context: typer.Context, arguments: list[str]) -> None:
    """Refuse options that `u145 refresh` does not take: now, not at night."""
    root = context.find_root()
    assert isinstance(root.command, TyperGroup)
    refresh = root.command.commands["refresh"]
    refresh.make_context("refresh", list(arguments), parent=root)


def _keep(
    speaker: Speaker,
    settings: Settings,
    timetable: "Timetable",
    watch: "Watch | None",
    arguments: list[str],
) -> None:
    from u145.schedule.refresher import Refresher
    from u145.schedule.scheduler import Scheduler, run_until_asked_to_stop
    from u145.schedule.stamp import Stamp

    command = [sys.executable, "-m", "u145", "--lang", settings.language, "refresh"]
    run_until_asked_to_stop(
        Scheduler(
            timetable,
            Refresher([*command, *arguments]),
            Stamp(settings.home.schedule),
            watch,
            speaker.tell,
            speaker.complain,
        )
    )
