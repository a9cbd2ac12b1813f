"""Horizontal bars: of one thing each, or of a part in its whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from dashboards.charts.frame import plain
from dashboards.theme import Look

WIDE, NARROW = 1.05, 0.62  # widths of a character, in sizes of its font
TEXT = 14  # pixels of a text
ON_A_WALL = 1.35  # times as large, because nobody stands close
EDGES = 40  # pixels of both margins
BESIDE, ABOVE = 36, 46  # pixels of a bar with its label beside or above it
THICK, THIN = 0.7, 0.42  # parts of them that the bar itself takes
SHORT_ZH, SHORT_EN = 5, 9  # characters of a label that leave room beside a bar


@dataclass(frozen=True)
class Bar:
    """One bar with what is written beside it.

    The colour is a name of the look, or a colour that the catalogue gives.
    """

    label: str
    value: Any
    text: str
    whole: Any = None  # drawn behind the value, in a light colour
    colour: str = "strong"


def height(labels: Sequence[str], look: Look) -> int:
    """Return the pixels that bars with these labels need."""
    one = ABOVE if _are_above(labels, look) else BESIDE
    return round((EDGES + one * max(len(labels), 1)) * _scale(look))


def horizontal(bars: Sequence[Bar], look: Look) -> go.Figure:
    """Draw one bar a row, the first on top, with its text at its end.

    Args:
        bars: What to draw; a bar without a value has its text only. When a
            label is long, all stand above their bars, so that a phone has room.
        look: Language and colours.
    """
    labels = [bar.label for bar in bars]
    ends = [float(max(bar.value or 0, bar.whole or 0)) for bar in bars]
    above = _are_above(labels, look)
    rows = [place + (0.2 if above else 0) for place in range(len(bars))]
    figure = go.Figure()
    _add_bars(figure, bars, rows, look, THIN if above else THICK)
    _write(figure, ends, rows, [bar.text for bar in bars], look)
    if above:
        tops = [row - 0.45 for row in rows]
        _write(figure, [0.0] * len(bars), tops, labels, look)
    room = max((_width(bar.text, look) for bar in bars), default=0)
    plain(figure, look, l=8, r=room + 12, t=8, b=8)
    _axes(figure, look, [] if above else labels, len(bars), max([*ends, 0.0]))
    return figure.update_layout(barmode="overlay")


def _add_bars(
    figure: go.Figure,
    bars: Sequence[Bar],
    rows: Sequence[float],
    look: Look,
    width: float,
) -> None:
    if any(bar.whole is not None for bar in bars):
        figure.add_bar(
            y=rows,
            x=[float(bar.whole or 0) for bar in bars],
            orientation="h",
            width=width,
            marker={"color": look.colours["soft"]},
            hoverinfo="skip",
        )
    figure.add_bar(
        y=rows,
        x=[float(bar.value or 0) for bar in bars],
        orientation="h",
        width=width,
        marker={"color": [_colour(bar.colour, look) for bar in bars]},
        customdata=[[escape(bar.label), escape(bar.text)] for bar in bars],
        hovertemplate="%{customdata[0]}  %{customdata[1]}<extra></extra>",
    )


def _axes(
    figure: go.Figure, look: Look, labels: Sequence[str], count: int, reach: float
) -> None:
    figure.update_xaxes(visible=False, range=[0, reach or 1.0])
    figure.update_yaxes(
        # By place, so that two bars of one name stay two; the first is on top.
        tickvals=list(range(len(labels))),
        ticktext=[escape(label) for label in labels],
        range=[count - 0.5, -0.5],
        automargin=True,
        ticklabelstandoff=8,
        showline=False,
        ticks="",
        tickfont={"size": _size(look), "color": look.colours["ink"]},
    )


def _write(
    figure: go.Figure,
    starts: Sequence[float],
    rows: Sequence[float],
    texts: Sequence[str],
    look: Look,
) -> None:
    """Write each text from where it starts, also beside a bar without length."""
    figure.add_scatter(
        y=rows,
        x=starts,
        mode="text",
        text=[f" {escape(text)}" for text in texts],
        textposition="middle right",
        textfont={"size": _size(look), "color": look.colours["ink"]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _are_above(labels: Sequence[str], look: Look) -> bool:
    """Tell whether a label is too long to stand beside its bar on a phone."""
    short = SHORT_EN if look.say.language == "en" else SHORT_ZH
    return any(len(label) > short for label in labels)


def _scale(look: Look) -> float:
    return ON_A_WALL if look.is_dark else 1.0


def _size(look: Look) -> int:
    return round(TEXT * _scale(look))


def _colour(name: str, look: Look) -> str:
    return look.colours.get(name, name)


def _width(text: str, look: Look) -> int:
    """Return the pixels of a text, so that a phone does not cut it off."""
    sizes = (WIDE if ord(character) > 0x2E80 else NARROW for character in text)
    return round(sum(sizes) * _size(look))
