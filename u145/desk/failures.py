"""Why a question has no answer, in the words of the desk's messages."""

from collections.abc import Mapping
from pathlib import Path

from u145.desk.limits import Limits
from u145.errors import ExitCode, KnownError, StoppedError, UsageError

SAID = 500  # characters of an engine's message that are passed on
HIDDEN = "…"


class Busy(KnownError):  # noqa: N818 - a state, not a fault
    """Too many questions are waiting."""

    exit_code = ExitCode.BUSY


def failure(
    kind: object, values: Mapping[str, object], question: str, limits: Limits
) -> KnownError:
    """Return the failure that a question's process told of.

    What it says is taken as text of at most 500 characters; a kind that is not
    known means that the process can't be believed.
    """
    said = {name: str(value)[:SAID] for name, value in values.items()}
    name, guess = said.get("name", ""), said.get("guess", "")
    match kind:
        case "not_a_question":
            return UsageError("sql.not_a_question")
        case "not_allowed" if guess:
            return UsageError("sql.not_allowed_but", name=name, guess=guess)
        case "not_allowed":
            return UsageError("sql.not_allowed", name=name)
        case "no_such_name" if guess:
            return UsageError("sql.no_such_name_but", name=name, guess=guess)
        case "no_such_name":
            return UsageError("sql.no_such_name", name=name)
        case "too_deep":
            return UsageError("sql.too_deep")
        case "too_many_digits":
            return UsageError("sql.too_many_digits")
        case "wrong":
            return _wrong(said.get("reason", ""), said.get("position"), question)
        case "out_of_memory":
            return out_of_memory(limits)
    return died()


def _wrong(reason: str, position: str | None, question: str) -> UsageError:
    if position is None or not position.isdecimal():
        return UsageError("sql.wrong", reason=reason)
    before = question.encode("utf-8", "replace")[: int(position)]
    lines = before.decode("utf-8", "replace").split("\n")
    return UsageError(
        "sql.wrong_at", reason=reason, line=len(lines), column=len(lines[-1]) + 1
    )


def out_of_time(limits: Limits) -> KnownError:
    """Return the failure of a question that was stopped at its time."""
    return KnownError("sql.out_of_time", seconds=limits.seconds)


def out_of_memory(limits: Limits) -> KnownError:
    """Return the failure of a question that wanted more memory."""
    return KnownError("sql.out_of_memory", memory=limits.engine_memory_mb)


def cancelled() -> KnownError:
    """Return the failure of a question that its asker took back."""
    return StoppedError("sql.cancelled")


def died() -> KnownError:
    """Return the failure of a question whose process ended by itself."""
    return KnownError("sql.died")


def queue_full(waiting: int) -> KnownError:
    """Return the failure of a question for which there is no place to wait."""
    return Busy("sql.queue_full", waiting=waiting)


def without_paths(error: KnownError, release: Path) -> KnownError:
    """Return a failure that doesn't tell where the warehouse lies.

    The process never knew; this is for what nobody thought of.
    """
    for name, value in error.values.items():
        if isinstance(value, str):
            for folder in (release, release.parent, release.parent.parent):
                value = value.replace(str(folder), HIDDEN)
            error.values[name] = value
    return error
