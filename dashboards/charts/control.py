"""One value over months, with its target, last year and control limits."""

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.charts.lines import label_months
from dashboards.formats import number
from dashboards.theme import Look


def control(
    trend: list[Row], limits: Row, look: Look, *, decimals: int = 1
) -> go.Figure:
    """Draw values as a solid line between their control limits.

    Args:
        trend: One row per month, oldest first: `period_month`, `value`,
            `target_value`, `same_month_last_year_value`; null where unknown.
        limits: `centre_value`, `lower_limit` and `upper_limit`, null where no
            limits apply.
        look: Language and colours.
        decimals: Decimals that values are written with.

    Returns:
        A line broken where nothing was counted, its last value written at the
        end. The note above says what the other lines are.
    """
    figure = go.Figure()
    if limits.get("centre_value") is not None:
        _add_limits(figure, trend, limits, look)
    for key, label, line in _lines(look):
        _add(figure, trend, key, label, look, decimals, **line)
    _mark_last(figure, trend, look, decimals)
    plain(figure, look, t=14, b=40)
    figure.update_yaxes(showgrid=True, nticks=5)
    return label_months(figure, [row["period_month"] for row in trend], look)


def _lines(look: Look) -> list[tuple[str, str, dict[str, object]]]:
    """Return column, name and looks of each line, the most important last."""
    say, colours = look.say, look.colours
    target = {"color": colours["target"], "width": 1.5, "dash": "dash", "shape": "hv"}
    return [
        (
            "same_month_last_year_value",
            say("去年同月"),
            {"color": colours["before"], "width": 2},
        ),
        ("target_value", say("目标"), target),
        ("value", say("实际"), {"color": colours["strong"], "width": 2.5}),
    ]


def _add(
    figure: go.Figure,
    trend: list[Row],
    key: str,
    label: str,
    look: Look,
    decimals: int,
    **line: object,
) -> None:
    if all(row[key] is None for row in trend):
        return
    figure.add_scatter(
        x=[row["period_month"] for row in trend],
        y=[row[key] for row in trend],
        # A month between two empty ones would be no line at all.
        mode="lines+markers",
        marker={"size": 4, "opacity": 0 if "dash" in line else 1},
        line=line,
        name=label,
        customdata=[
            f"{look.say.month(row['period_month'])}  {number(row[key], decimals)}"
            for row in trend
        ],
        hovertemplate=f"%{{customdata}}<extra>{label}</extra>",
    )


def _add_limits(figure: go.Figure, trend: list[Row], limits: Row, look: Look) -> None:
    months = [row["period_month"] for row in trend]
    ends = [months[0], months[-1]]
    thin = {"color": look.colours["target"], "width": 1, "dash": "dot"}
    for key, fill in (("lower_limit", None), ("upper_limit", "tonexty")):
        figure.add_scatter(
            x=ends,
            y=[limits[key], limits[key]],
            mode="lines",
            line=thin,
            fill=fill,
            fillcolor=look.colours["soft"],
            name=look.say("控制限"),
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=ends,
        y=[limits["centre_value"], limits["centre_value"]],
        mode="lines",
        line={"color": look.colours["target"], "width": 1},
        name=look.say("中心线"),
        hoverinfo="skip",
    )


def _mark_last(figure: go.Figure, trend: list[Row], look: Look, decimals: int) -> None:
    if not trend or trend[-1]["value"] is None:
        return
    figure.add_scatter(
        x=[trend[-1]["period_month"]],
        y=[trend[-1]["value"]],
        mode="markers+text",
        marker={"size": 10, "color": look.colours["strong"]},
        text=[number(trend[-1]["value"], decimals)],
        textposition="middle right",
        textfont={"size": 14, "color": look.colours["strong"]},
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )
