"""`u145 health` and `u145 metrics`: what the server beside the pages answers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import ExitCode


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""

    @application.command("health", help=speaker.help("health"))
    def probe(home: Annotated[Path | None, speaker.home] = None) -> None:
        from u145.health.facts import read_facts
        from u145.health.judging import judge

        settings = speaker.settings(home)
        facts = read_facts(settings.home, datetime.now(UTC))
        health = judge(facts, settings.cadence)
        typer.echo(health.to_json(), nl=False)
        if not health.is_green:
            raise typer.Exit(ExitCode.FAILED)

    @application.command("metrics", help=speaker.help("metrics"))
    def tell_metrics(
        home: Annotated[Path | None, speaker.home] = None,
        textfile: Annotated[
            Path | None, speaker.option("--textfile", "textfile")
        ] = None,
    ) -> None:
        from u145.health.facts import read_facts
        from u145.health.metrics import metrics_text, write_metrics

        settings, now = speaker.settings(home), datetime.now(UTC)
        if textfile:
            write_metrics(settings, textfile.absolute(), now)
            speaker.tell("health.written", path=textfile)
        else:
            facts = read_facts(settings.home, now)
            typer.echo(metrics_text(facts, settings.cadence), nl=False)
