"""Small pieces of HTML. Every text that comes from data goes through `safe`."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from typing import Any

from dashboards.i18n import Speaker
from dashboards.theme import Look

Row = dict[str, Any]
SPARK_WIDTH, SPARK_HEIGHT = 96, 30  # of the drawing; the styles scale it
SPARK_EDGE = 4  # so that the dot at the end is whole


def safe(value: object) -> str:
    """Return a value as text that cannot become HTML."""
    return escape(str(value), quote=True)


def link(address: str, text: str, *, current: str = "", label: str = "") -> str:
    """Return a link that opens in place; without an address, its text alone.

    Args:
        address: Where it leads, as `View.to` and `View.here` give it.
        text: What it says.
        current: `page` or `true` when it leads to what is shown already.
        label: What a screen reader says when the text is only a sign.
    """
    if not address:
        return safe(text)
    here = f' aria-current="{current}"' if current else ""
    named = f' aria-label="{safe(label)}"' if label else ""
    return f'<a href="{safe(address)}" target="_self"{here}{named}>{safe(text)}</a>'


def chip(say: Speaker, status: Row) -> str:
    """Return a status as a word, a sign and a colour."""
    word = safe(say.name(status, "label"))
    sign = f'<i aria-hidden="true">{safe(status["icon"])}</i>'
    return f'<span class="chip">{sign}{word}</span>'


def status_style(status: Row) -> str:
    """Return the colours of a status for the element that carries it."""
    return (
        f"--status:{safe(status['colour'])};--status-text:{safe(status['colour_text'])}"
    )


def spark(scores: Iterable[Any], target: Any, look: Look) -> str:
    """Return a small line of scores 0 to 100 with its target, or nothing.

    It shows the way, not the figure: it has no axis, and readers with a screen
    reader get the figure from the tile.
    """
    points = [None if score is None else float(score) for score in scores]
    known = [point for point in points if point is not None]
    if len(known) < 2:
        return ""
    marks = [*known] if target is None else [*known, float(target)]
    low, high = min(marks), max(marks)
    reach = (high - low) or 1.0
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) / (len(points) - 1)

    def y(value: float) -> float:
        inner = SPARK_HEIGHT - 2 * SPARK_EDGE
        return round(SPARK_EDGE + (high - value) / reach * inner, 1)

    drawn = [
        (round(SPARK_EDGE + place * step, 1), y(point))
        for place, point in enumerate(points)
        if point is not None
    ]
    line = " ".join(f"{left},{top}" for left, top in drawn)
    level = ""
    if target is not None:
        at = y(float(target))
        level = (
            f'<line x1="0" x2="{SPARK_WIDTH}" y1="{at}" y2="{at}" '
            f'stroke="{look.colours["target"]}" stroke-dasharray="3 3"/>'
        )
    end = drawn[-1]
    return _image(
        f"{level}"
        f'<polyline points="{line}" fill="none" stroke="{look.colours["strong"]}" '
        f'stroke-width="1.75"/>'
        f'<circle cx="{end[0]}" cy="{end[1]}" r="2.5" fill="{look.colours["strong"]}"/>'
    )


def _image(drawing: str) -> str:
    # As an image, because Streamlit takes drawings out of HTML.
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}">{drawing}</svg>'
    )
    code = b64encode(svg.encode()).decode()
    return f'<img class="spark" alt="" src="data:image/svg+xml;base64,{code}">'
