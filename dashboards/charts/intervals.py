"""Dots with their interval and n, one line each: who stands where, how surely."""

import re
from collections.abc import Callable

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.components.html import safe
from dashboards.formats import number
from dashboards.theme import Look

MOST = 24  # lines that can still be read; the table has the rest
LINE, EDGES = 34, 40  # pixels


def wrapped(text: str, most: float = 9) -> str:
    """Return a label in one line, or in two of alike length.

    Args:
        text: Any text; the result is safe HTML.
        most: Chinese characters that still stand in one line; Latin letters
            count half.
    """
    wide = sum(map(_width, text))
    if wide <= most:
        return safe(text)
    longest = wide / 2
    while len(lines := _broken(text, longest)) > 2:
        longest += 0.5
    return "<br>".join(safe(line) for line in lines)


def _broken(text: str, longest: float) -> list[str]:
    lines, width = [""], 0.0
    for part in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        more = sum(map(_width, part.strip()))
        # What closes does not begin a line.
        if width and width + more > longest and part not in "）》”、，":
            lines.append("")
            width = 0.0
        lines[-1] += part
        width += more
    return [line.strip() for line in lines]


def _width(letter: str) -> float:
    return 1.0 if letter > "\u2e7f" else 0.5


def linked(text: str, address: str, look: Look) -> str:
    """Return a label of a figure that leads somewhere; the text is safe HTML."""
    colour = look.colours["strong"]
    return f'<a href="{safe(address)}" target="_self" style="color:{colour}">{text}</a>'


def height(rows: list[Row]) -> int:
    """Return the pixels that the dots of some rows need."""
    return EDGES + LINE * len(rows[:MOST])


def intervals(
    rows: list[Row],
    look: Look,
    *,
    name: str = "place_name",
    key: str = "value",
    low: str = "value_low",
    high: str = "value_high",
    target: str | None = "target_value",
    decimals: int = 1,
    href: Callable[[Row], str] | None = None,
) -> go.Figure:
    """Draw one dot a row on a line from the low to the high end of its interval.

    Args:
        rows: In the order in which they stand from top to bottom, with a name,
            a value, both ends, `n` and `is_judged`: whether there are enough
            cases. The first 24 are drawn.
        look: Language and colours.
        name: Stem of the name's columns.
        key: Column of the value.
        low: Column of the lower end.
        high: Column of the upper end.
        target: Column of the target, drawn where all rows share one.
        decimals: Decimals that values are written with.
        href: Where the name of a row leads.

    Returns:
        Solid dots for those with enough cases, hollow ones without a line for
        the others, because their interval would fill the picture.
    """
    shown = rows[:MOST]
    figure = go.Figure()
    judged = [(place, row) for place, row in enumerate(shown) if row["is_judged"]]
    others = [(place, row) for place, row in enumerate(shown) if not row["is_judged"]]
    figure.add_scatter(
        x=[edge for _, row in judged for edge in (row[low], row[high], None)],
        y=[at for place, _ in judged for at in (place, place, None)],
        # The ends have caps, and with them room at the edge of the figure.
        mode="lines+markers",
        line={"color": look.colours["before"], "width": 3},
        marker={"symbol": "line-ns-open", "size": 8, "color": look.colours["before"]},
        hoverinfo="skip",
        showlegend=False,
    )
    words = (low, key, high, decimals)
    _add_dots(figure, judged, name, words, look, look.say("样本足够"), "circle")
    _add_dots(figure, others, name, words, look, look.say("样本不足"), "circle-open")
    if target:
        _add_target(figure, shown, target, look)
    plain(figure, look, t=8, r=52, l=8)
    _label(figure, shown, name, href, look)
    return figure


def _add_dots(
    figure: go.Figure,
    dots: list[tuple[int, Row]],
    name: str,
    words: tuple[str, str, str, int],
    look: Look,
    label: str,
    symbol: str,
) -> None:
    if not dots:
        return
    low, key, high, decimals = words
    figure.add_scatter(
        x=[row[key] for _, row in dots],
        y=[place for place, _ in dots],
        mode="markers",
        marker={"size": 10, "color": look.colours["strong"], "symbol": symbol},
        name=label,
        customdata=[
            f"{safe(look.say.name(row, name))}  {number(row[key], decimals)}"
            f" [{number(row[low], decimals)}–{number(row[high], decimals)}]"
            f"  n={number(row['n'], 0)}"
            for _, row in dots
        ],
        hovertemplate=f"%{{customdata}}<extra>{label}</extra>",
    )


def _add_target(figure: go.Figure, rows: list[Row], target: str, look: Look) -> None:
    targets = {row[target] for row in rows} - {None}
    if len(targets) != 1:
        return
    [level] = targets
    figure.add_scatter(
        x=[level, level],
        y=[-0.6, len(rows) - 0.4],
        mode="lines",
        line={"color": look.colours["target"], "width": 1.5, "dash": "dash"},
        name=look.say("目标"),
        hoverinfo="skip",
    )


def _label(
    figure: go.Figure,
    rows: list[Row],
    name: str,
    href: Callable[[Row], str] | None,
    look: Look,
) -> None:
    """Write the name before each line and n behind it."""
    texts = []
    for row in rows:
        text = wrapped(look.say.name(row, name))
        texts.append(linked(text, href(row), look) if href else text)
    counts = [
        {
            "text": f"n={number(row['n'], 0)}",
            "xref": "paper",
            "x": 1.01,
            "xanchor": "left",
            "y": place,
            "showarrow": False,
            "font": {"size": 12, "color": look.colours["quiet"]},
        }
        for place, row in enumerate(rows)
    ]
    figure.update_layout(annotations=counts)
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=texts,
        range=[len(rows) - 0.4, -0.6],
        automargin=True,
        tickfont={"size": 13, "color": look.colours["ink"]},
        showgrid=True,
    )
    figure.update_xaxes(nticks=5)
