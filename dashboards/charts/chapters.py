"""Chapters of the task register: how many tasks stand where."""

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
    say = look.say
    names = [say.name(chapter, "chapter_name") for chapter in chapters]
    figure = go.Figure()
    for status in reversed(statuses):
        key = COUNTS.get(status["status_id"])
        if key is None or not any(chapter[key] for chapter in chapters):
            continue
        word = say.name(status, "label")
        figure.add_bar(
            y=names,
            x=[chapter[key] for chapter in chapters],
            orientation="h",
            name=word,
            marker={"color": status["colour"]},
            text=[_label(chapter[key], status) for chapter in chapters],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": status["colour_text"], "size": 14},
            hovertemplate=f"%{{y}}<br>{word} %{{x}}<extra></extra>",
        )
    plain(figure, look, l=10, r=10)
    figure.update_layout(barmode="stack", bargap=0.3)
    figure.update_xaxes(visible=False)
    return figure.update_yaxes(
        autorange="reversed", automargin=True, ticksuffix="  ", showline=False
    )


def _label(count: int, status: Row) -> str:
    return f"{status['icon']} {number(count, 0)}" if count else ""
