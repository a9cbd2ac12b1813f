"""`u145 backup`, `u145 restore`, `u145 rebuild`: what to do after a disaster."""

from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    _register_backup(application, speaker)
    _register_restore(application, speaker)
    _register_rebuild(application, speaker)


def _register_backup(application: typer.Typer, speaker: Speaker) -> None:
    @application.command("backup", help=speaker.help("backup"))
    def back_up_home(
        folder: Annotated[Path, speaker.argument("DIR", "backup")],
        home: Annotated[Path | None, speaker.home] = None,
        verify: Annotated[bool, speaker.option("--verify", "verify")] = False,
        prove: Annotated[bool, speaker.option("--prove", "prove")] = False,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.keeping.backup import back_up
        from u145.keeping.manifest import check_backup

        settings, where = speaker.settings(home, feeds), folder.absolute()
        if verify:
            manifest = check_backup(where)
            speaker.tell(
                "backup.sound",
                folder=where,
                files=len(manifest.entries),
                made_at=manifest.made_at,
            )
        else:
            manifest = back_up(settings, where, speaker.tell)
        if prove:
            from u145.keeping.rebuild import prove_backup

            prove_backup(settings, where, manifest, speaker.tell)


def _register_restore(application: typer.Typer, speaker: Speaker) -> None:
    @application.command("restore", help=speaker.help("restore"))
    def restore_home(
        folder: Annotated[Path, speaker.argument("DIR", "backup")],
        home: Annotated[Path | None, speaker.home] = None,
        unproven: Annotated[bool, speaker.option("--no-prove", "no_prove")] = False,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.keeping.restore import restore
        from u145.releases.pointer import pointed_release

        settings = speaker.settings(home, feeds)
        restore(settings, folder.absolute(), speaker.tell)
        release = pointed_release(settings.home)
        if release and not unproven:
            from u145.keeping.rebuild import prove

            prove(settings, settings.home, release, speaker.tell)


def _register_rebuild(application: typer.Typer, speaker: Speaker) -> None:
    @application.command("rebuild", help=speaker.help("rebuild"))
    def rebuild_home(
        home: Annotated[Path | None, speaker.home] = None,
        accept: Annotated[bool, speaker.option("--accept", "accept")] = False,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        from u145.keeping.rebuild import rebuild

        settings = speaker.settings(home, feeds)
        release = rebuild(settings, speaker.tell, accepts=accept)
        speaker.tell(
            "refresh.published",
            release=release.release_id,
            as_of=release.as_of,
            home=settings.home.folder,
        )
