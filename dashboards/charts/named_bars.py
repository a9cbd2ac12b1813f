"""Bars with their names above them, so that long names fit a phone."""

from typing import Any

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.formats import number
from dashboards.theme import Look

ROW = 40  # pixels that a bar and its name take
EDGES = 60  # pixels above and below all bars


def height_of(rows: list[Row]) -> int:
    """Return the pixels that a figure of these rows needs."""
    return ROW * len(rows) + EDGES


def named_bars(
    rows: list[Row],
    look: Look,
    *,
    name: str,
    value: str,
    behind: str = "",
    level: Any = None,
    level_name: str = "",
    decimals: int = 1,
) -> go.Figure:
    """Draw one bar a row, the first on top, with its value at its end.

    Args:
        rows: What is drawn, in order.
        look: Language and colours.
        name: Stem of the row's name.
        value: Column of the bar's length.
        behind: Column of a light bar behind it, if there is one.
        level: A value that all are compared with, drawn as a line.
        level_name: What the line is called.
        decimals: Of the values as they are written.

    Returns:
        Horizontal bars without an axis: each has its figure.
    """
    places = list(range(len(rows)))
    figure = go.Figure()
    if behind:
        _add_bars(figure, rows, behind, look.colours["before"])
    _add_bars(figure, rows, value, look.colours["strong"])
    figure.add_scatter(
        x=[
            max(_number(row[value]), _number(row[behind]) if behind else 0)
            for row in rows
        ],
        y=places,
        mode="text",
        text=[f" {number(row[value], decimals)}" for row in rows],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[0] * len(rows),
        y=[place - 0.45 for place in places],
        mode="text",
        text=[look.say.name(row, name) for row in rows],
        textposition="middle right",
        textfont={"size": 14, "color": look.colours["ink"]},
        cliponaxis=False,
        hoverinfo="skip",
    )
    plain(figure, look, l=8, r=64, t=26, b=8)
    if level is not None:
        _add_level(
            figure, _number(level), f"{level_name} {number(level, decimals)}", look
        )
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=_reach(rows, value, behind or value))
    return figure.update_yaxes(
        visible=False, range=[len(rows) - 0.6, -0.8], autorange=False
    )


def _reach(rows: list[Row], value: str, behind: str) -> list[float]:
    """Return where the axis begins and ends: at zero unless a bar is negative."""
    lengths = [_number(row[key]) for row in rows for key in (value, behind)]
    return [min(0.0, *lengths), max(1.0, *lengths) * 1.02]


def _number(value: Any) -> float:
    return float(value or 0)


def _add_bars(figure: go.Figure, rows: list[Row], key: str, colour: str) -> None:
    figure.add_bar(
        x=[_number(row[key]) for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.42,
        marker={"color": colour, "line": {"width": 0}},
        hoverinfo="skip",
    )


def _add_level(figure: go.Figure, level: float, text: str, look: Look) -> None:
    figure.add_vline(
        x=level,
        line={"color": look.colours["target"], "dash": "dash", "width": 1.5},
        annotation={
            "text": text,
            "font": {"size": 13, "color": look.colours["quiet"]},
            "yanchor": "bottom",
            "xanchor": "center",
        },
        annotation_position="top",
    )
