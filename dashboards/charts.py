"""Figures. Each function takes rows and returns a Plotly figure.

No SQL, no Streamlit, no Plotly Express (ten times slower per figure).
"""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from dashboards.formats import number
from dashboards.i18n import Speaker
from dashboards.theme import COLOURS, FONT

Row = dict[str, Any]
# Passed to st.plotly_chart: no tool bar, no zoom by accident on a phone.
QUIET = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def score_trend(trend: list[Row], say: Speaker) -> go.Figure:
    """Draw scores as a solid line and their target as a dashed one.

    Args:
        trend: One row per month, oldest first: `period_month`, `score` and
            `target_score` (points 0 to 100, null where not published).
        say: The language of the months.

    Returns:
        A line that is broken where no score was published, with the last
        score written at its end.
    """
    months = [row["period_month"] for row in trend]
    labels = [say.month(month) for month in months]
    figure = go.Figure()
    _add_target(figure, trend, labels, say)
    _add_scores(figure, trend, labels, say)
    ticks = months[:: -6 if len(months) > 12 else -3][::-1]
    figure.update_xaxes(tickvals=ticks, ticktext=_tick_labels(ticks, say))
    return _plain(figure)


def _add_target(
    figure: go.Figure, trend: list[Row], labels: list[str], say: Speaker
) -> None:
    figure.add_scatter(
        x=[row["period_month"] for row in trend],
        y=[row["target_score"] for row in trend],
        mode="lines",
        line={"color": COLOURS["target"], "dash": "dash", "width": 1.5, "shape": "hv"},
        name=say("index_target"),
        customdata=labels,
        hovertemplate="%{customdata}  %{y:.1f}<extra>"
        + say("index_target")
        + "</extra>",
    )


def _add_scores(
    figure: go.Figure, trend: list[Row], labels: list[str], say: Speaker
) -> None:
    scores = [row["score"] for row in trend]
    figure.add_scatter(
        x=[row["period_month"] for row in trend],
        y=scores,
        mode="lines+markers+text",
        line={"color": COLOURS["strong"], "width": 2.5},
        marker={"size": [0] * (len(trend) - 1) + [8], "color": COLOURS["strong"]},
        text=[""] * (len(trend) - 1) + [number(scores[-1] if scores else None)],
        textposition="middle right",
        textfont={"size": 14, "color": COLOURS["strong"]},
        cliponaxis=False,
        name=say("index"),
        customdata=labels,
        hovertemplate="%{customdata}  %{y:.1f}<extra>" + say("index") + "</extra>",
    )


def _tick_labels(months: list[date], say: Speaker) -> list[str]:
    """Return short labels; the first one of each year says the year."""
    years = [None, *(month.year for month in months)]
    return [
        say.month(month, "month_short" if month.year == before else "month_short_year")
        for month, before in zip(months, years, strict=False)
    ]


def _plain(figure: go.Figure) -> go.Figure:
    axis = {
        "showgrid": False,
        "zeroline": False,
        "linecolor": COLOURS["line"],
        "tickfont": {"size": 12, "color": COLOURS["quiet"]},
        "fixedrange": True,
        "tickangle": 0,
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(
        **axis | {"showgrid": True, "gridcolor": COLOURS["line"], "nticks": 4}
    )
    return figure.update_layout(
        autosize=True,
        margin={"l": 34, "r": 46, "t": 46, "b": 24},
        showlegend=False,
        font={"family": FONT, "color": COLOURS["ink"]},
        paper_bgcolor=COLOURS["card"],
        plot_bgcolor=COLOURS["card"],
        hoverlabel={"font": {"family": FONT, "size": 14}},
    )
