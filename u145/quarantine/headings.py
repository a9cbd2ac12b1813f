"""The headings of the columns that say why a row went back to its office.

The export writes them, and landing knows them again: they stay in `_extra` as
all that no feed reads, but nobody needs to be told.
"""

from functools import cache
from typing import get_args

from u145.messages import Messages
from u145.settings import Language

COLUMNS = ("state", "reasons", "advice", "file", "row")


def headings(messages: Messages) -> list[str]:
    """Return the headings in one language, in the order of the columns."""
    return [messages.say(f"quarantine.column_{name}") for name in COLUMNS]


@cache
def _known() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(headings(Messages(language))) for language in get_args(Language)
    )


def without_ours(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings of a sheet that are not ours.

    Only where all of them stand: an office may have a column of the same name.
    """
    ours = next((known for known in _known() if known <= set(labels)), frozenset())
    return tuple(label for label in labels if label not in ours)
