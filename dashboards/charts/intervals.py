"""Dots with their interval and n, one line each: who stands where, how surely."""

from collections.abc import Callable, Iterable

import plotly.graph_objects as go

from dashboards.charts.frame import Row, linked, name_lines, plain
from dashboards.components.html import safe
from dashboards.formats import number
from dashboards.theme import Look

MOST = 24  # lines that can still be read; the table has the rest
LINE, EDGES = 38, 40  # pixels
WALL = 520  # pixels that a wall screen has left, for at most so many lines:
MOST_ON_WALL = 14
ROOM = 0.04  # of the reach


def height(rows: list[Row], look: Look) -> int:
    """Return the pixels that the dots of some rows need."""
    return WALL if look.is_dark else EDGES + LINE * len(rows[:MOST])


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
        rows: From top to bottom, with name, value, both ends, `n` and
            `is_judged`: whether there are enough cases. The first 24 are drawn.
        look: Language and colours.
        name: Stem of the name's columns; `key`, `low`, `high` and `target` name
            the columns of value, ends and target, which is drawn if all share it.
        decimals: Decimals that values are written with.
        href: Where the name of a row leads.

    Returns:
        Solid dots for those with enough cases, hollow ones without a line for
        the others, because their interval would fill the picture.
    """
    shown = rows[: MOST_ON_WALL if look.is_dark else MOST]
    figure = go.Figure()
    judged = [(place, row) for place, row in enumerate(shown) if row["is_judged"]]
    others = [(place, row) for place, row in enumerate(shown) if not row["is_judged"]]
    _add_lines(figure, judged, low, high, look)
    words = (low, key, high, decimals)
    _add_dots(figure, judged, name, words, look, look.say("样本足够"), "circle")
    _add_dots(figure, others, name, words, look, look.say("样本不足"), "circle-open")
    if target:
        _add_target(figure, shown, target, look)
    plain(figure, look, t=8, r=16, l=8).update_yaxes(showgrid=True)
    figure.update_xaxes(nticks=5, range=_reach(shown, key, (low, high), target))
    return name_lines(figure, _names(shown, name, href, look), look)


def _add_lines(
    figure: go.Figure, dots: list[tuple[int, Row]], low: str, high: str, look: Look
) -> None:
    colour = look.colours["before"]
    figure.add_scatter(
        x=[edge for _, row in dots for edge in (row[low], row[high], None)],
        y=[at for place, _ in dots for at in (place, place, None)],
        mode="lines+markers",
        line={"color": colour, "width": 3},
        marker={"symbol": "line-ns-open", "size": 5, "color": colour},
        hoverinfo="skip",
        showlegend=False,
    )


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


def _reach(
    rows: list[Row], key: str, ends: Iterable[str], target: str | None
) -> list[float] | None:
    """Return the ends of the axis, with room for the outermost dots."""
    known = [
        float(row[name])
        for row in rows
        # The interval of too few cases is not drawn.
        for name in (key, target, *(ends if row["is_judged"] else ()))
        if name and row[name] is not None
    ]
    if not known:
        return None
    room = ROOM * (max(known) - min(known) or 1.0)
    return [min(known) - room, max(known) + room]


def _names(
    rows: list[Row], name: str, href: Callable[[Row], str] | None, look: Look
) -> list[str]:
    """Return what stands above each line: its name and n."""
    texts, quiet = [], look.colours["quiet"]
    for row in rows:
        text = safe(look.say.name(row, name))
        if href:
            text = linked(text, href(row), look)
        n = number(row["n"], 0)
        texts.append(f'{text}  <span style="color:{quiet}">n={n}</span>')
    return texts
