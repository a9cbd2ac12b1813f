"""`u145 releases`: the releases that are kept, and the way back."""

from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.settings import Home


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help=speaker.help("releases"), no_args_is_help=True)
    application.add_typer(group, name="releases")

    @group.command("list", help=speaker.help("releases_list"))
    def list_all(home: Annotated[Path | None, speaker.home] = None) -> None:
        _list(speaker.settings(home).home, speaker)

    @group.command("show", help=speaker.help("releases_show"))
    def show(
        release: Annotated[str | None, speaker.argument("[RELEASE]", "shown")] = None,
        candidate: Annotated[bool, speaker.option("--candidate", "candidate")] = False,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.commands.cards import tell_candidate, tell_release

        where = speaker.settings(home).home
        if candidate:
            tell_candidate(where, speaker)
        else:
            tell_release(where, release, speaker)

    @group.command("rollback", help=speaker.help("releases_rollback"))
    def move_back(
        release: Annotated[str | None, speaker.argument("[RELEASE]", "release")] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.refresh.lock import hold_lock
        from u145.releases.rollback import roll_back

        where = speaker.settings(home).home
        with hold_lock(where):
            moved = roll_back(where, release)
        speaker.tell("releases.moved", release=moved.release_id, as_of=moved.as_of)


def _list(home: Home, speaker: Speaker) -> None:
    from u145.releases.pointer import list_releases, pointed_release

    current = pointed_release(home)
    releases = list_releases(home)
    if not releases:
        speaker.tell("releases.none", home=home.folder)
    for release in releases:
        is_current = current and release.release_id == current.release_id
        speaker.tell(
            "releases.line",
            mark="*" if is_current else " ",
            release=release.release_id,
            as_of=release.as_of,
            published=f"{release.published_at:%Y-%m-%d %H:%M:%S}Z",
            passed=release.checks.passed,
            warned=release.checks.warned,
        )
