"""The command `u145`: an exit code, and one clear line for what goes wrong."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from u145.commands.speaking import Speaker
from u145.errors import ExitCode, KnownError
from u145.messages import Messages
from u145.settings import choose_language

# Asked all day, by people and by probes. Loading what parses the options of all
# commands takes several times as long as these take to answer.
AT_ONCE = {"status": "u145.commands.status", "health": "u145.commands.health"}

INTERRUPTED = 128 + 2  # as a shell says that somebody pressed Ctrl-C


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    asked, rest = take_language(arguments)
    try:
        messages = Messages(choose_language(asked))
    except KnownError as error:
        return _explain(error, Speaker(Messages(choose_language(None, {}))))
    speaker = Speaker(messages)
    try:
        answer = find_at_once(rest)
        return answer(speaker) if answer else _parsed(rest, speaker)
    except KnownError as error:
        return _explain(error, speaker)
    except BrokenPipeError:
        return _unheard()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the last stop: a line, not a traceback
        if os.environ.get("U145_TRACEBACK"):
            traceback.print_exc()
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        speaker.complain("cli.unexpected", reason=reason)
        return ExitCode.FAILED


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


def find_at_once(arguments: Sequence[str]) -> Callable[[Speaker], int] | None:
    """Return what answers a line that needs no parser; nothing if it needs one.

    >>> find_at_once(["status", "--help"])
    """
    home = None
    match arguments:
        case [name]:
            pass
        case [name, "--home", folder]:
            home = Path(folder)
        case _:
            return None
    if name not in AT_ONCE:
        return None
    answer = import_module(AT_ONCE[name]).answer
    return lambda speaker: int(answer(speaker, home))


def _parsed(arguments: Sequence[str], speaker: Speaker) -> int:
    from u145.commands.application import run_line

    return run_line(arguments, speaker)


def _explain(error: KnownError, speaker: Speaker) -> int:
    is_news = error.exit_code == ExitCode.NOTHING_NEW
    tell = speaker.tell if is_news else speaker.complain
    tell(error.key, **error.values)
    return int(error.exit_code)


def _unheard() -> int:
    """End quietly: who read our lines, such as `head`, has gone."""
    # Python would complain of what it cannot flush on its way out.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FAILED
