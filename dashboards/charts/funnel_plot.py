"""Shares against cases: who differs from the group by more than chance.

Not to be confused with the funnel of a proposal's stages.
"""

from html import escape
from math import log10

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.formats import number
from dashboards.theme import Look

ROOM = 0.08  # of a power of ten
SIZES = {True: 12, False: 9}  # pixels of a point, outside the limits and inside


def funnel_plot(points: list[Row], limits: list[Row], look: Look) -> go.Figure:
    """Draw units as points between the limits of chance.

    Args:
        points: One row per unit: `n`, `value` (percent), `unit_short_name`,
            `label` and `shape` of its verdict, `is_outside`, `is_favourable`.
        limits: One row per number of cases: `n`, `group_value`, `low_95`,
            `high_95`, `low_998`, `high_998`, in the unit of the points.
        look: Language and colours.

    Returns:
        A scatter with the mean of the group as a line, and its limits, which
        the note above explains; units beyond them are named, and on the wrong
        side have another colour. Cases are on a logarithmic axis: small units
        lie close together, and among them are most that are looked for.
    """
    figure = go.Figure()
    _add_limits(figure, limits, look)
    _add_points(figure, points, look)
    _name_outside(figure, points, look)
    plain(figure, look, l=48, r=24, t=18, b=44)
    figure.update_yaxes(showgrid=True, nticks=6, ticksuffix="%", automargin=True)
    return figure.update_xaxes(
        type="log",
        tickvals=[10**power * part for power in range(6) for part in (1, 3)],
        tickformat=",d",
        range=_reach([row["n"] for row in (*points, *limits)]),
        title={"text": look.say("件数 n（对数刻度）"), "font": {"size": 13}},
    )


def _reach(cases: list[int]) -> list[float] | None:
    """Return the ends of the axis in powers of ten, with room for the outermost."""
    known = [n for n in cases if n]
    if not known:
        return None
    return [log10(min(known)) - ROOM, log10(max(known)) + ROOM]


def _add_limits(figure: go.Figure, limits: list[Row], look: Look) -> None:
    for key, dash in (
        ("high_998", "dot"),
        ("low_998", "dot"),
        ("high_95", "dash"),
        ("low_95", "dash"),
        ("group_value", "solid"),
    ):
        figure.add_scatter(
            x=[row["n"] for row in limits],
            y=[row[key] for row in limits],
            mode="lines",
            line={"color": look.colours["target"], "dash": dash, "width": 1.5},
            hoverinfo="skip",
        )


def _add_points(figure: go.Figure, points: list[Row], look: Look) -> None:
    ordered = sorted(points, key=lambda row: bool(row["is_outside"]))
    colours = [_colour(row, look) for row in ordered]
    figure.add_scatter(
        x=[row["n"] for row in ordered],
        y=[row["value"] for row in ordered],
        mode="markers",
        marker={
            "size": [SIZES[bool(row["is_outside"])] for row in ordered],
            "symbol": [row["shape"] for row in ordered],
            "color": colours,
            "line": {"width": 1, "color": look.colours["card"]},
        },
        cliponaxis=False,
        customdata=[_told(row, look) for row in ordered],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _name_outside(figure: go.Figure, points: list[Row], look: Look) -> None:
    """Name what lies outside, on a ground of its own: limits may run below."""
    for row in points:
        if row["is_outside"]:
            figure.add_annotation(
                x=log10(row["n"]),
                y=row["value"],
                text=escape(look.say.name(row, "unit_short_name")),
                showarrow=False,
                yshift=16,
                bgcolor=look.colours["card"],
                opacity=0.9,
                font={"size": 13, "color": _colour(row, look)},
            )


def _colour(row: Row, look: Look) -> str:
    if not row["is_outside"]:
        return look.colours["target"]
    return look.colours["strong" if row["is_favourable"] else "fourth"]


def _told(row: Row, look: Look) -> str:
    return look.say(
        "{unit}：{value}%，n {n}，{verdict}",
        unit=escape(look.say.name(row, "unit_short_name")),
        value=number(row["value"], row["decimals"]),
        n=number(row["n"], 0),
        verdict=look.say.name(row, "label"),
    )
