"""A figure of whatever somebody asked: bars or a line, one column over another."""

from typing import Any, Literal

import plotly.graph_objects as go

from dashboards.charts.frame import plain
from dashboards.theme import Look

Shape = Literal["bars", "line"]
MOST = 200  # marks; more are a cloud, not a figure


def quick(
    shape: Shape, across: list[Any], up: list[Any], names: tuple[str, str], look: Look
) -> go.Figure:
    """Draw the values of one column over those of another.

    Args:
        shape: Bars or a line.
        across: What stands along the bottom, at most `MOST` values.
        up: As many numbers; a missing one leaves a gap.
        names: What the two columns are called.
        look: Language and colours.
    """
    colour = look.colours["strong"]
    figure = go.Figure()
    if shape == "bars":
        figure.add_bar(x=across, y=up, marker_color=colour, name=names[1])
    else:
        figure.add_scatter(
            x=across,
            y=up,
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 5},
            name=names[1],
        )
    plain(figure, look, t=20, b=60)
    figure.update_yaxes(showgrid=True, title=names[1], automargin=True)
    figure.update_xaxes(title=names[0], automargin=True)
    return figure
