"""`u145 alerts`: tell people what is wrong and what is over."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode

if TYPE_CHECKING:
    from u145.alerts.telling import Sent


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    group = typer.Typer(help=speaker.help("alerts"), no_args_is_help=True)
    application.add_typer(group, name="alerts")

    @group.command("check", help=speaker.help("alerts_check"))
    def check_all(home: Annotated[Path | None, speaker.home] = None) -> None:
        from u145.alerts.telling import check

        settings = speaker.settings(home)
        report = check(settings, datetime.now(UTC))
        for alert in report.alerts:
            speaker.tell("alerts.open", since=alert.since, text=alert.text)
        if not report.alerts:
            speaker.tell("alerts.none_open")
        if not report.has_targets:
            speaker.tell("alerts.nobody", file=settings.recipients)
        _say(speaker, report.sent)

    @group.command("test", help=speaker.help("alerts_test"))
    def test_all(home: Annotated[Path | None, speaker.home] = None) -> None:
        from u145.alerts.telling import try_out

        _say(speaker, tuple(try_out(speaker.settings(home))))


def _say(speaker: Speaker, sent: "tuple[Sent, ...]") -> None:
    for one in sent:
        values = {"name": one.target.name, "service": one.target.service}
        if one.reason:
            speaker.complain("alerts.not_sent", reason=one.reason, **values)
        else:
            speaker.tell("alerts.sent", **values)
    if any(one.reason for one in sent):
        raise typer.Exit(ExitCode.FAILED)
