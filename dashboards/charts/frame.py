"""What all figures share: plain axes, no tools, the fonts of the page."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboards.components.html import safe
from dashboards.theme import FONT, Look

Row = dict[str, Any]
# Passed to st.plotly_chart: no tool bar, no zoom by accident on a phone.
QUIET = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def plain(figure: go.Figure, look: Look, **margin: int) -> go.Figure:
    """Return the figure with quiet axes, horizontal text and room for labels.

    Args:
        figure: A figure whose axes and fonts are still Plotly's own.
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
    return figure.update_layout(
        # Nothing of these is set yet. To merge them, Plotly would look up each
        # property by its path, which takes twenty times as long.
        overwrite=True,
        xaxis=axis,
        yaxis=axis,
        autosize=True,
        margin={"l": 34, "r": 46, "t": 12, "b": 24, **margin},
        showlegend=False,
        font={"family": FONT, "color": colours["ink"], "size": 14},
        paper_bgcolor=colours["card"],
        plot_bgcolor=colours["card"],
        hoverlabel={"font": {"family": FONT, "size": 14}},
        hovermode="closest",
    )


def linked(text: str, address: str, look: Look) -> str:
    """Return a label of a figure that leads somewhere; the text is safe HTML."""
    colour = look.colours["strong"]
    return f'<a href="{safe(address)}" target="_self" style="color:{colour}">{text}</a>'


def name_lines(
    figure: go.Figure, names: Sequence[str], look: Look, *, lift: int = 3
) -> go.Figure:
    """Write the names of lines above them, so that a phone keeps the whole width.

    A wall screen has that width: there they stand beside their lines.

    Args:
        figure: Its lines lie at 0, 1, 2 … from the top.
        names: Safe HTML, one per line.
        look: Language and colours.
        lift: Pixels between the middle of a line and its name.
    """
    size = 18 if look.is_dark else 14
    font = {"size": size, "color": look.colours["ink"]}
    figure.update_xaxes(tickfont={"size": size - 1})
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=list(names),
        showticklabels=look.is_dark,
        automargin=look.is_dark,
        range=[len(names) - 0.5, -0.5 if look.is_dark else -0.9],
        tickfont=font,
    )
    if look.is_dark:
        return figure
    # Labels of an axis lie below what reads the pointer; their links would be dead.
    named = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom"}
    return figure.update_layout(
        overwrite=True,
        annotations=[
            {"text": name, "y": place, "yshift": lift, "font": font, **named}
            | {"showarrow": False, "borderpad": 0}
            for place, name in enumerate(names)
        ],
    )
