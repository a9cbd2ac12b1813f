"""How a figure moved, in a number and a word: higher is not always better."""

from dashboards.components.html import safe
from dashboards.formats import signed
from dashboards.i18n import Speaker
from dashboards.reading import Row


def word(say: Speaker, move: str | None) -> str:
    """Return what a move is: better, worse or the same."""
    if move == "better":
        return say("好转")
    if move == "worse":
        return say("变差")
    return say("持平") if move == "same" else ""


def change(say: Speaker, row: Row, stem: str, decimals: int) -> str:
    """Return the change against a month, with its word, as HTML.

    Args:
        say: Speaker.
        row: Has `<stem>_change` and `<stem>_move`.
        stem: previous or last_year.
        decimals: Decimals of the figure.
    """
    move = row[f"{stem}_move"]
    if move == "same":
        return f'<span class="move">{safe(word(say, move))}</span>'
    number = safe(signed(row[f"{stem}_change"], decimals))
    if not move:
        return number
    return f'{number} <span class="move {safe(move)}">{safe(word(say, move))}</span>'
