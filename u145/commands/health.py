"""`u145 health` and `u145 metrics`: what the server beside the pages answers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from u145.commands.speaking import Speaker
from u145.errors import ExitCode

if TYPE_CHECKING:
    import typer


def register(application: "typer.Typer", speaker: Speaker) -> None:
    """Add the commands to the application."""

    @application.command("health", help=speaker.help("health"))
    def probe(home: Annotated[Path | None, speaker.home] = None) -> int:
        return answer(speaker, home)

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
            speaker.write(metrics_text(facts, settings.cadence))


def answer(speaker: Speaker, home: Path | None) -> int:
    """Tell a probe how a home is doing; return the exit code."""
    from u145.health.facts import read_facts
    from u145.health.judging import judge

    settings = speaker.settings(home)
    facts = read_facts(settings.home, datetime.now(UTC), is_brief=True)
    health = judge(facts, settings.cadence)
    speaker.write(health.to_json())
    return ExitCode.DONE if health.is_green else ExitCode.FAILED
