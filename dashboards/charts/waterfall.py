"""The way from an old score to a new one, bar by bar."""

from collections.abc import Callable

import plotly.graph_objects as go

from dashboards.charts.frame import Row, linked, name_lines, plain
from dashboards.components.html import safe
from dashboards.formats import number, signed
from dashboards.theme import Look

LINE, EDGES = 44, 40  # pixels
WALL = 800  # pixels that a wall screen has left
THICK = 0.42  # of a line: its bar
LIFT = 8  # pixels from the middle of a bar to its name
ROOM = 0.25  # of the reach, for the points beside the outermost bars
ENDS = ("start", "end")


def height(rows: list[Row], look: Look) -> int:
    """Return the pixels that the bars of some rows need."""
    return WALL if look.is_dark else EDGES + LINE * len(rows)


def _size(look: Look) -> int:
    """Return the pixels of a letter; a wall screen is read from afar."""
    return 19 if look.is_dark else 13


def waterfall(
    rows: list[Row],
    look: Look,
    *,
    label: Callable[[Row], str],
    href: Callable[[Row], str],
) -> go.Figure:
    """Draw floating bars from the old score, above, to the new one, below.

    The axis need not begin at 0, so both scores are points and not bars, whose
    length would lie.

    Args:
        rows: Bars in order, as `queries.changes.waterfall` returns them.
        look: Language and colours.
        label: What a bar is called.
        href: Where a bar and its name lead; an empty text leads nowhere.

    Returns:
        Dark bars to the right for gains, hatched light ones to the left for
        losses, each with its points written beside it.
    """
    figure = go.Figure()
    bars = [
        (place, row) for place, row in enumerate(rows) if row["effect_id"] not in ENDS
    ]
    for is_gain in (True, False):
        _add_bars(
            figure,
            [bar for bar in bars if (bar[1]["contribution"] > 0) == is_gain],
            look,
            label,
            href,
            is_gain=is_gain,
        )
    _add_ends(figure, rows, look)
    plain(figure, look, t=8, r=12, l=12)
    _name(figure, rows, look, label, href)
    return figure


def _add_bars(
    figure: go.Figure,
    bars: list[tuple[int, Row]],
    look: Look,
    label: Callable[[Row], str],
    href: Callable[[Row], str],
    *,
    is_gain: bool,
) -> None:
    say, colours = look.say, look.colours
    figure.add_bar(
        orientation="h",
        y=[place for place, _ in bars],
        x=[float(row["contribution"]) for _, row in bars],
        base=[float(row["from_score"]) for _, row in bars],
        width=THICK,
        name=say("加分") if is_gain else say("减分"),
        marker=_solid(colours["strong"]) if is_gain else _hatched(look),
        text=[signed(row["contribution"], 2) for _, row in bars],
        textposition="outside",
        textfont={"size": _size(look), "color": colours["ink"]},
        cliponaxis=False,
        constraintext="none",
        hovertext=[
            f"{safe(label(row))}  {signed(row['contribution'], 2)}" for _, row in bars
        ],
        customdata=[href(row) for _, row in bars],  # a click opens it
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _solid(colour: str) -> dict[str, object]:
    return {"color": colour, "line": {"color": colour, "width": 1}}


def _hatched(look: Look) -> dict[str, object]:
    colour = look.colours["third"]
    return {
        "color": colour,
        "line": {"color": colour, "width": 1.5},
        "pattern": {
            "shape": "/",
            "fgcolor": colour,
            "bgcolor": look.colours["card"],
            "size": 6,
            "solidity": 0.4,
        },
    }


def _add_ends(figure: go.Figure, rows: list[Row], look: Look) -> None:
    ends = [(place, row) for place, row in enumerate(rows) if row["effect_id"] in ENDS]
    figure.add_scatter(
        x=[float(row["to_score"]) for _, row in ends],
        y=[place for place, _ in ends],
        mode="markers+text",
        marker={"size": 12, "symbol": "diamond", "color": look.colours["ink"]},
        text=[f" {number(row['to_score'], 2)}" for _, row in ends],
        textposition="middle right",
        textfont={"size": _size(look) + 1, "color": look.colours["ink"]},
        cliponaxis=False,
        name=look.say("得分"),
        hoverinfo="skip",
    )


def _name(
    figure: go.Figure,
    rows: list[Row],
    look: Look,
    label: Callable[[Row], str],
    href: Callable[[Row], str],
) -> None:
    texts = []
    for row in rows:
        text, address = safe(label(row)), href(row)
        texts.append(linked(text, address, look) if address else text)
    name_lines(figure, texts, look, lift=LIFT)
    figure.update_xaxes(showgrid=True, nticks=5, range=_reach(rows))
    figure.update_layout(barmode="overlay")


def _reach(rows: list[Row]) -> list[float]:
    """Return the ends of the axis, with room for what is written beside bars."""
    scores = [float(row["to_score"]) for row in rows]
    room = ROOM * (max(scores) - min(scores) or 1.0)
    return [min(scores) - room, max(scores) + room]
