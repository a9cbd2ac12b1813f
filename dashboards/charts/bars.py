"""Horizontal bars: of one thing each, of a part in its whole, of parts stacked."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from dashboards.charts.frame import plain
from dashboards.theme import Look

MOST_SERIES = 4  # more cannot be told apart
WIDE, NARROW = 15, 9  # pixels of a character of a text at the end of a bar
BAR, EDGES, LINE = 38, 40, 19  # pixels of a bar, of both margins, of a line
LINE_ZH, LINE_EN = 9, 16  # characters of a label on one line
# Where dark text is read better than light text on a bar, by day and by night.
LIGHT_FILLS = {False: {"before", "second", "soft", "third"}, True: {"before", "soft"}}


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


@dataclass(frozen=True)
class Series:
    """One part of every stacked bar."""

    name: str
    values: Sequence[Any]
    texts: Sequence[str]
    colour: str


def height(labels: Sequence[str], look: Look, extra: int = 0) -> int:
    """Return the pixels that bars with these labels need."""
    lines = max((_lines(label, look).count("<br>") + 1 for label in labels), default=1)
    return EDGES + max(BAR, LINE * lines + 8) * max(len(labels), 1) + extra


def horizontal(
    bars: Sequence[Bar],
    look: Look,
    *,
    target: float | None = None,
    target_label: str = "",
) -> go.Figure:
    """Draw one bar a row, the first on top, with its text at its end.

    Args:
        bars: What to draw; a bar without a value has its text only.
        look: Language and colours.
        target: Where to draw a dashed line.
        target_label: What the line is.
    """
    ends = [float(max(bar.value or 0, bar.whole or 0)) for bar in bars]
    figure = go.Figure()
    _add_bars(figure, bars, look)
    _write_ends(figure, ends, [bar.text for bar in bars], look)
    top = 30 if target is not None else 8
    room = max((_width(bar.text) for bar in bars), default=0)
    plain(figure, look, l=8, r=room + 16, t=top, b=8)
    _axes(figure, look, [bar.label for bar in bars], [*ends, target or 0.0])
    if target is not None:
        _draw_target(figure, target, target_label, look)
    return figure.update_layout(barmode="overlay", bargap=0.3)


def stacked(
    labels: Sequence[str], series: Sequence[Series], look: Look, *, whole: float
) -> go.Figure:
    """Draw bars of at most four parts, their texts on them, the names above.

    Args:
        labels: One a bar, the first on top.
        series: The parts, from left to right; an empty text is not written.
        look: Language and colours.
        whole: How far the longest bar reaches.

    Raises:
        ValueError: There are more parts than can be told apart.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} parts in one bar")
    figure = go.Figure()
    for part in series:
        _add_part(figure, part, look)
    plain(figure, look, l=8, r=8, t=34, b=8)
    _axes(figure, look, labels, [whole])
    legend = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}
    return figure.update_layout(
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend={**legend, "traceorder": "normal", "font": {"size": 13}},
        uniformtext={"minsize": 11, "mode": "hide"},
    )


def _add_bars(figure: go.Figure, bars: Sequence[Bar], look: Look) -> None:
    places = list(range(len(bars)))
    if any(bar.whole is not None for bar in bars):
        figure.add_bar(
            y=places,
            x=[float(bar.whole or 0) for bar in bars],
            orientation="h",
            marker={"color": look.colours["soft"]},
            hoverinfo="skip",
        )
    figure.add_bar(
        y=places,
        x=[float(bar.value or 0) for bar in bars],
        orientation="h",
        marker={"color": [_colour(bar.colour, look) for bar in bars]},
        customdata=[[bar.label, bar.text] for bar in bars],
        hovertemplate="%{customdata[0]}  %{customdata[1]}<extra></extra>",
    )


def _add_part(figure: go.Figure, part: Series, look: Look) -> None:
    figure.add_bar(
        y=list(range(len(part.values))),
        x=[float(value or 0) for value in part.values],
        orientation="h",
        name=part.name,
        marker={
            "color": _colour(part.colour, look),
            "line": {"color": look.colours["card"], "width": 1.5},
        },
        text=list(part.texts),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 14, "color": _on(part.colour, look)},
        hovertemplate=f"{escape(part.name)}  %{{x}}<extra></extra>",
    )


def _axes(
    figure: go.Figure, look: Look, labels: Sequence[str], ends: Sequence[float]
) -> None:
    reach = max([*ends, 0.0]) or 1.0
    figure.update_xaxes(visible=False, range=[0, reach])
    figure.update_yaxes(
        # By place, so that two bars of one name stay two; the first is on top.
        tickvals=list(range(len(labels))),
        ticktext=[_lines(label, look) for label in labels],
        range=[len(labels) - 0.5, -0.5],
        automargin=True,
        ticklabelstandoff=8,
        showline=False,
        ticks="",
        tickfont={"size": 14, "color": look.colours["ink"]},
    )


def _write_ends(
    figure: go.Figure, ends: Sequence[float], texts: Sequence[str], look: Look
) -> None:
    """Write each text where its bar ends, also where the bar has no length."""
    figure.add_scatter(
        y=list(range(len(ends))),
        x=ends,
        mode="text",
        text=[f" {escape(text)}" for text in texts],
        textposition="middle right",
        textfont={"size": 14, "color": look.colours["ink"]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _draw_target(figure: go.Figure, target: float, label: str, look: Look) -> None:
    figure.add_vline(
        x=target, line={"color": look.colours["target"], "dash": "dash", "width": 1.5}
    )
    figure.add_annotation(
        x=target,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=label,
        showarrow=False,
        font={"size": 13, "color": look.colours["quiet"]},
    )


def _width(text: str) -> int:
    """Return the pixels of a text, so that a phone does not cut it off."""
    return sum(WIDE if ord(character) > 0x2E80 else NARROW for character in text)


def _colour(name: str, look: Look) -> str:
    return look.colours.get(name, name)


def _on(name: str, look: Look) -> str:
    is_light_fill = name in LIGHT_FILLS[look.is_dark]
    return look.colours["ink" if is_light_fill else "card"]


def _lines(label: str, look: Look) -> str:
    """Break a long label, so that it leaves room for its bar on a phone."""
    if look.say.language == "en":
        lines = wrap(label, LINE_EN)
    else:
        starts = range(0, len(label), LINE_ZH)
        lines = [label[start : start + LINE_ZH] for start in starts]
    # What comes from data is no markup.
    return "<br>".join(escape(line) for line in lines)
