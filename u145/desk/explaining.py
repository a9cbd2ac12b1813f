"""What an engine's error means, in the kinds that people are told."""

import json

import duckdb
import pyarrow as pa

from u145.desk.refusals import Refused


def explained(error: BaseException) -> Refused:
    """Return why there is no answer."""
    if isinstance(error, Refused):
        return error
    if isinstance(
        error, MemoryError | duckdb.OutOfMemoryException | pa.ArrowMemoryError
    ):
        return Refused("out_of_memory")
    if isinstance(error, RecursionError):
        return Refused("too_deep")
    if isinstance(error, pa.ArrowInvalid):
        return Refused("too_many_digits")
    if isinstance(error, duckdb.Error):
        return _of_the_engine(error)
    return Refused("died")


def _of_the_engine(error: duckdb.Error) -> Refused:
    message, position = _parts(str(error))
    if "bad_alloc" in message or "failed to allocate" in message.lower():
        return Refused("out_of_memory")
    if position is None:
        return Refused("wrong", reason=message)
    return Refused("wrong", reason=message, position=str(position))


def _parts(text: str) -> tuple[str, int | None]:
    """Return an error's words on one line, and where in the question it lies.

    >>> _parts('Parser Error: {"exception_message": "no", "position": "7"}')
    ('Parser Error: no', 7)
    """
    title, _, rest = text.partition(": ")
    position = None
    if rest.startswith("{"):
        try:
            said = json.loads(rest)
            rest = str(said["exception_message"])
            position = int(said["position"]) if "position" in said else None
        except (ValueError, KeyError, TypeError):
            pass
    lines = (line.strip() for line in f"{title}: {rest}".split("LINE ")[0].splitlines())
    return " ".join(line for line in lines if line), position
