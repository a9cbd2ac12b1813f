"""The command `u145`: commands by name, one clear line for what goes wrong."""

import os
import sys
import traceback
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
from u145.errors import ExitCode, KnownError
from u145.messages import Messages
from u145.messages.foreign import in_words
from u145.settings import choose_language

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


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    asked, rest = take_language(arguments)
    try:
        messages = Messages(choose_language(asked))
    except KnownError as error:
        return _explain(error, Messages(choose_language(None, {})))
    speaker = Speaker(messages)
    try:
        result = build_app(speaker)(rest, prog_name="u145", standalone_mode=False)
    except KnownError as error:
        return _explain(error, messages)
    except typer.TyperException as error:
        return _misused(error, speaker)
    except typer.Abort:
        speaker.complain("cli.stopped")
        return ExitCode.FAILED
    except Exception as error:  # the last stop: a line, not a traceback
        if os.environ.get("U145_TRACEBACK"):
            traceback.print_exc()
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        speaker.complain("cli.unexpected", reason=reason)
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


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the language asked for with `--lang`, and the other arguments.

    The help texts need it before the command line can be parsed, and it may
    stand anywhere.

    >>> take_language(["sql", "select 1", "--lang", "en"])
    ('en', ['sql', 'select 1'])
    """
    language, rest = None, list(arguments)
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            language = arguments[place + 1]
            rest = [*arguments[:place], *arguments[place + 2 :]]
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
            rest = [*arguments[:place], *arguments[place + 1 :]]
    return language, rest


def _explain(error: KnownError, messages: Messages) -> int:
    is_news = error.exit_code != ExitCode.NOTHING_NEW
    typer.echo(messages.say(error.key, **error.values), err=is_news)
    return int(error.exit_code)


def _misused(error: typer.TyperException, speaker: Speaker) -> int:
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    if "\n" in said:  # the help, because no command was given
        typer.echo(said, err=True)
    else:
        speaker.complain("cli.misused", reason=in_words(said))
    return ExitCode.WRONG_USE
