"""What all figures share: plain axes, no tools, the fonts of the page."""

from typing import Any

import plotly.graph_objects as go

from dashboards.theme import FONT, Look

Row = dict[str, Any]
# Passed to st.plotly_chart: no tool bar, no zoom by accident on a phone.
QUIET = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def plain(figure: go.Figure, look: Look, **margin: int) -> go.Figure:
    """Return the figure with quiet axes, horizontal text and room for labels.

    Args:
        figure: The figure to finish.
        look: Language and colours.
        **margin: Pixels to the `l`, `r`, `t` or `b` where the usual do not do.
    """
    colours = look.colours
    axis = {
        "showgrid": False,
        "zeroline": False,
        "linecolor": colours["line"],
        "gridcolor": colours["line"],
        "tickfont": {"size": 13, "color": colours["quiet"]},
        "fixedrange": True,
        "tickangle": 0,
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure.update_layout(
        autosize=True,
        margin={"l": 34, "r": 46, "t": 12, "b": 24, **margin},
        showlegend=False,
        font={"family": FONT, "color": colours["ink"], "size": 14},
        paper_bgcolor=colours["card"],
        plot_bgcolor=colours["card"],
        hoverlabel={"font": {"family": FONT, "size": 14}},
        hovermode="closest",
    )
