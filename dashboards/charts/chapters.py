"""Chapters of the task register: how many tasks stand where."""

from html import escape

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.formats import number
from dashboards.theme import Look

COUNTS = {
    "ahead": "tasks_ahead",
    "on_track": "tasks_on_track",
    "lagging": "tasks_lagging",
    "no_plan": "tasks_without_plan",
}
WORST = "lagging"  # said beside the name: a short part has no room for it


def standings(chapters: list[Row], statuses: list[Row], look: Look) -> go.Figure:
    """Draw a bar per chapter, parted by how its tasks stand.

    Args:
        chapters: One row per chapter: `chapter_name_zh`, `chapter_name_en` and
            a count of tasks for each standing.
        statuses: The statuses of progress with word, colour and sign, in order.
        look: Language and colours.

    Returns:
        Bars with the count and the sign of each part, the first chapter on top.
    """
    figure = go.Figure()
    signs = {status["status_id"]: status["icon"] for status in statuses}
    for status in occurring(chapters, statuses):
        _add_part(figure, chapters, status, look)
    for place, chapter in enumerate(chapters):
        _add_name(figure, place, chapter, signs.get(WORST, ""), look)
    plain(figure, look, l=4, r=4, t=4, b=4)
    figure.update_layout(
        barmode="stack",
        bargap=0.5,
        uniformtext={"minsize": 12, "mode": "hide"},
    )
    figure.update_xaxes(visible=False)
    # Room above the first bar for its name.
    return figure.update_yaxes(visible=False, range=[len(chapters) - 0.6, -0.8])


def occurring(chapters: list[Row], statuses: list[Row]) -> list[Row]:
    """Return the statuses that some task has, the worst first."""
    return [
        status
        for status in reversed(statuses)
        if (key := COUNTS.get(status["status_id"]))
        and any(chapter[key] for chapter in chapters)
    ]


def _add_part(figure: go.Figure, chapters: list[Row], status: Row, look: Look) -> None:
    word = look.say.name(status, "label")
    counts = [chapter[COUNTS[status["status_id"]]] for chapter in chapters]
    figure.add_bar(
        y=list(range(len(chapters))),
        x=counts,
        orientation="h",
        name=word,
        marker={"color": status["colour"]},
        text=[_label(count, status) for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": status["colour_text"], "size": _size(look)},
        customdata=[look.say.name(chapter, "chapter_name") for chapter in chapters],
        hovertemplate=f"%{{customdata}}<br>{word} %{{x}}<extra></extra>",
    )


def _add_name(
    figure: go.Figure, place: int, chapter: Row, sign: str, look: Look
) -> None:
    """Write a name above its bar: beside it a phone has no room."""
    name = escape(look.say.name(chapter, "chapter_name"))
    behind = chapter[COUNTS[WORST]]
    figure.add_annotation(
        x=0,
        y=place - 0.27,
        xanchor="left",
        yanchor="bottom",
        xshift=-2,
        text=f"{name}  <b>{sign} {behind}</b>" if behind else name,
        showarrow=False,
        font={"size": _size(look), "color": look.colours["ink"]},
    )


def _size(look: Look) -> int:
    return 19 if look.is_dark else 14


def _label(count: int, status: Row) -> str:
    if not count or status["status_id"] == WORST:
        return ""
    return f"{status['icon']} {number(count, 0)}"
