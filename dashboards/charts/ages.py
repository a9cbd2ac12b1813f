"""How long open cases have been open."""

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.theme import Look


def bars(bands: list[Row], look: Look) -> go.Figure:
    """Draw open cases by age, those past their due day apart.

    Args:
        bands: One row per age: `age_band_name_zh` and `_en`, `open_total`,
            `in_time_total` and `overdue_total`.
        look: Language and colours.

    Returns:
        Lying bars, the youngest on top; overdue ones hatched, so that colour is
        not the only sign, and every total written at its end.
    """
    names = [look.say.name(band, "age_band_name") for band in bands]
    figure = go.Figure()
    _add_parts(figure, bands, names, look)
    _add_totals(figure, bands, names, look)
    plain(figure, look, l=96, t=34)
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend={
            "orientation": "h",
            "traceorder": "normal",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
        },
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    return figure.update_yaxes(autorange="reversed", ticks="")


def _add_totals(
    figure: go.Figure, bands: list[Row], names: list[str], look: Look
) -> None:
    figure.add_scatter(
        y=names,
        x=[band["open_total"] for band in bands],
        mode="text",
        text=[f"  {band['open_total']}" for band in bands],
        textposition="middle right",
        textfont={"size": 14, "color": look.colours["ink"]},
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )


def _add_parts(
    figure: go.Figure, bands: list[Row], names: list[str], look: Look
) -> None:
    say, colours = look.say, look.colours
    for key, label, colour, pattern in (
        ("in_time_total", say("未到期"), colours["strong"], ""),
        ("overdue_total", say("已超期"), colours["fourth"], "/"),
    ):
        figure.add_bar(
            y=names,
            x=[band[key] for band in bands],
            orientation="h",
            name=label,
            marker={"color": colour, "pattern": {"shape": pattern, "solidity": 0.35}},
            hovertemplate=f"%{{y}}  %{{x}}<extra>{label}</extra>",
        )
