"""All commands with their options and help, and what was typed wrongly."""

from collections.abc import Callable, Sequence

import typer

from u145.commands import (
    access,
    alerts,
    app,
    feeds,
    health,
    keeping,
    land,
    quarantine,
    refresh,
    releases,
    sample,
    schedule,
    sql,
    status,
)
from u145.commands.speaking import Speaker
from u145.errors import ExitCode
from u145.messages.foreign import in_words

COMMANDS: tuple[Callable[[typer.Typer, Speaker], None], ...] = (
    refresh.register,
    schedule.register,
    land.register,
    feeds.register,
    status.register,
    sql.register,
    quarantine.register,
    releases.register,
    keeping.register,
    sample.register,
    app.register,
    alerts.register,
    health.register,
    access.register,
)


def run_line(arguments: Sequence[str], speaker: Speaker) -> int:
    """Run a command line and return its exit code."""
    try:
        result = build_app(speaker)(arguments, prog_name="u145", standalone_mode=False)
    except typer.TyperException as error:
        return _misused(error, speaker)
    except typer.Abort:
        speaker.complain("cli.stopped")
        return ExitCode.FAILED
    return int(result or ExitCode.DONE)


def build_app(speaker: Speaker) -> typer.Typer:
    """Return the command line with its help in the speaker's language."""
    application = typer.Typer(
        name="u145",
        help=speaker.help("u145"),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    # A single command would otherwise become the whole application.
    application.callback()(lambda: None)
    for register in COMMANDS:
        register(application, speaker)
    return application


def _misused(error: typer.TyperException, speaker: Speaker) -> int:
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    if "\n" in said:  # the help, because no command was given
        typer.echo(said, err=True)
    else:
        speaker.complain("cli.misused", reason=in_words(said))
    return ExitCode.WRONG_USE
