"""`u145 access`: who may see what, and whether the trail is whole."""

from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode, UsageError


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help=speaker.help("access"), no_args_is_help=True)
    application.add_typer(group, name="access")

    @group.command("export", help=speaker.help("access_export"))
    def export(
        target: Annotated[Path, speaker.argument("FILE.xlsx", "rights_file")],
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.access.matrix import rights, write_rights
        from u145.access.people import load_people
        from u145.access.policy import load_policy

        settings = speaker.settings(home)
        policy = load_policy(settings.project)
        people = load_people(settings.people, policy)
        found = list(rights(people, policy))
        try:
            write_rights(target, found, speaker.messages)
        except OSError as error:
            raise UsageError("sql.not_written", path=target, reason=error) from error
        speaker.tell(
            "access.exported", people=len(people.people), rows=len(found), path=target
        )

    _register_check(group, speaker)


def _register_check(group: typer.Typer, speaker: Speaker) -> None:
    @group.command("check", help=speaker.help("access_check"))
    def check(home: Annotated[Path | None, speaker.home] = None) -> None:
        from u145.access.people import load_people
        from u145.access.policy import load_policy
        from u145.access.trail import Trail

        settings = speaker.settings(home)
        policy = load_policy(settings.project)
        people = load_people(settings.people, policy)
        speaker.tell("access.people", people=len(people.people), file=settings.people)
        places = list(Trail(settings.home).breaks())
        for file, line in places:
            speaker.complain("access.trail_changed", file=file, line=line)
        if places:
            raise typer.Exit(ExitCode.FAILED)
        speaker.tell("access.trail_whole")
