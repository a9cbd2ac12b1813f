"""`u145 refresh`: land, build, audit, publish."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode
from u145.releases.pointer import read_ahead
from u145.settings import Settings

if TYPE_CHECKING:
    from u145.refresh.wish import Wish

DAY = "%Y-%m-%d"


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    day = speaker.option("--as-of", "as_of", formats=[DAY], metavar="YYYY-MM-DD")

    @application.command("refresh", help=speaker.help("refresh"))
    def refresh_warehouse(
        home: Annotated[Path | None, speaker.home] = None,
        inbox: Annotated[Path | None, speaker.option("--inbox", "inbox")] = None,
        as_of: Annotated[datetime | None, day] = None,
        full: Annotated[bool, speaker.option("--full", "full")] = False,
        target: Annotated[str | None, speaker.option("--target", "target")] = None,
        wait: Annotated[float, speaker.option("--wait", "wait", min=0)] = 0,
        hold: Annotated[
            list[str] | None, speaker.option("--hold", "hold", metavar="FEED|auto")
        ] = None,
        explain: Annotated[bool, speaker.option("--explain", "explain")] = False,
        feeds: Annotated[Path | None, speaker.feeds] = None,
    ) -> None:
        # Imported here: `u145 status` must not wait for pyarrow and pydantic.
        from u145.refresh.wish import Wish

        settings = speaker.settings(home, feeds)
        wish = Wish(
            inbox=(inbox or settings.home.inbox).absolute(),
            as_of=as_of.date() if as_of else None,
            is_full=full,
            target=target,
            patience=wait,
            hold=tuple(hold or ()),
        )
        if explain:
            _explain(settings, wish, speaker)
        else:
            _refresh(settings, wish, speaker)


def _explain(settings: Settings, wish: "Wish", speaker: Speaker) -> None:
    from u145.refresh.refreshing import explain_refresh

    is_news = explain_refresh(settings, wish, speaker.tell)
    raise typer.Exit(0 if is_news else ExitCode.NOTHING_NEW)


def _refresh(settings: Settings, wish: "Wish", speaker: Speaker) -> None:
    read_ahead(settings.home)
    from u145.alerts.after_refresh import telling_after
    from u145.refresh.refreshing import refresh

    with telling_after(settings, speaker.complain):
        release = refresh(settings, wish, speaker.tell)
        speaker.tell(
            "refresh.published",
            release=release.release_id,
            as_of=release.as_of,
            home=settings.home.folder,
        )
