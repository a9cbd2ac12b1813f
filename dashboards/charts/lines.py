"""Lines over months."""

from datetime import date

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.formats import number
from dashboards.theme import Look


def score_trend(trend: list[Row], look: Look) -> go.Figure:
    """Draw scores as a solid line and their target as a dashed one.

    Args:
        trend: One row per month, oldest first: `period_month`, `score` and
            `target_score` (points 0 to 100, null where not published).
        look: Language and colours.

    Returns:
        A line that is broken where no score was published, with the last
        score written at its end.
    """
    months = [row["period_month"] for row in trend]
    figure = go.Figure()
    _add_target(figure, trend, look)
    _add_scores(figure, trend, look)
    plain(figure, look, t=46, b=42)
    figure.update_yaxes(showgrid=True, nticks=4)
    return label_months(figure, months, look)


def label_months(figure: go.Figure, months: list[date], look: Look) -> go.Figure:
    """Write a few months under a figure; the first one of a year says the year.

    More than one year leaves little room on a phone: the year stands below.
    """
    is_long = len(months) > 12
    ticks = months[:: -6 if is_long else -3][::-1]
    before = [None, *(month.year for month in ticks)]
    say = look.say
    texts = [
        say.short_month(month)
        if month.year == year
        else f"{say.short_month(month)}<br>{month.year}"
        if is_long
        else say.month(month)
        for month, year in zip(ticks, before, strict=False)
    ]
    return figure.update_xaxes(tickvals=ticks, ticktext=texts)


def _add_target(figure: go.Figure, trend: list[Row], look: Look) -> None:
    label = look.say("目标")
    figure.add_scatter(
        x=[row["period_month"] for row in trend],
        y=[row["target_score"] for row in trend],
        mode="lines",
        line={
            "color": look.colours["target"],
            "dash": "dash",
            "width": 1.5,
            "shape": "hv",
        },
        name=label,
        customdata=[look.say.month(row["period_month"]) for row in trend],
        hovertemplate=f"%{{customdata}}  %{{y:.1f}}<extra>{label}</extra>",
    )


def _add_scores(figure: go.Figure, trend: list[Row], look: Look) -> None:
    scores = [row["score"] for row in trend]
    strong, label = look.colours["strong"], look.say("“145”指数")
    figure.add_scatter(
        x=[row["period_month"] for row in trend],
        y=scores,
        mode="lines+markers+text",
        line={"color": strong, "width": 2.5},
        marker={"size": [0] * (len(trend) - 1) + [8], "color": strong},
        text=[""] * (len(trend) - 1) + [number(scores[-1] if scores else None)],
        textposition="middle right",
        textfont={"size": 14, "color": strong},
        cliponaxis=False,
        name=label,
        customdata=[look.say.month(row["period_month"]) for row in trend],
        hovertemplate=f"%{{customdata}}  %{{y:.1f}}<extra>{label}</extra>",
    )
