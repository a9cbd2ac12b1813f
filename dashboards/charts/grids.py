"""Grids of letters: one row a thing, one column a month."""

from datetime import date
from html import escape

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.charts.lines import label_months
from dashboards.theme import Look

LETTERS_FIT = 24  # months; more cells have no room for a letter


def grade_grid(rows: list[Row], grades: list[Row], look: Look) -> go.Figure:
    """Draw a grade per feed and month, as a letter on its colour.

    Args:
        rows: One row per feed and month: `feed_id` and its name,
            `period_month`, `quality_grade` and its reason.
        grades: The grades with word, colour and sign, best first.
        look: Language and colours.

    Returns:
        A heatmap, oldest month left; a month without rows is empty. The letter
        says the grade, so colour is never the only sign.
    """
    months = sorted({row["period_month"] for row in rows})[-LETTERS_FIT:]
    feeds = list(dict.fromkeys(row["feed_id"] for row in rows))
    cells = {(row["feed_id"], row["period_month"]): row for row in rows}
    grid = [[cells.get((feed, month)) for month in months] for feed in feeds]
    places = {grade["state_id"]: place for place, grade in enumerate(grades)}
    figure = go.Figure(
        go.Heatmap(
            z=[[_place(places, cell) for cell in line] for line in grid],
            x=months,
            y=list(range(len(feeds))),
            customdata=[[_reason(cell, look) for cell in line] for line in grid],
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=_steps(grades),
            zmin=-0.5,
            zmax=max(len(grades) - 0.5, 0.5),
            showscale=False,
            xgap=2,
            ygap=22,  # the name of a row stands above it
        )
    )
    _add_letters(figure, grid, grades, months)
    for place, line in enumerate(grid):
        _add_name(figure, place, next(cell for cell in line if cell), look)
    plain(figure, look, l=4, r=4, t=14)
    figure.update_yaxes(visible=False, range=[len(feeds) - 0.5, -0.6])
    return label_months(figure, months, look)


def _add_name(figure: go.Figure, place: int, row: Row, look: Look) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=place - 0.25,
        yanchor="bottom",
        text=escape(look.say.name(row, "feed_name")),
        showarrow=False,
        font={"size": 13, "color": look.colours["ink"]},
    )


def _add_letters(
    figure: go.Figure,
    grid: list[list[Row | None]],
    grades: list[Row],
    months: list[date],
) -> None:
    # Texts of a heatmap have one colour; each grade's letter needs its own.
    for grade in grades:
        mine = [
            (months[column], place)
            for place, line in enumerate(grid)
            for column, cell in enumerate(line)
            if cell and cell["quality_grade"] == grade["state_id"]
        ]
        figure.add_scatter(
            x=[month for month, _ in mine],
            y=[place for _, place in mine],
            text=[grade["state_id"]] * len(mine),
            mode="text",
            textfont={"size": 12, "color": grade["colour_text"]},
            hoverinfo="skip",
        )


def _place(places: dict[str, int], cell: Row | None) -> int | None:
    return places.get(cell["quality_grade"]) if cell else None


def _reason(cell: Row | None, look: Look) -> str:
    if cell is None:
        return ""
    say = look.say
    named = f"{say.name(cell, 'feed_name')} · {say.month(cell['period_month'])}"
    reason = f"{cell['quality_grade']} {say.name(cell, 'quality_reason')}"
    return f"{escape(named)}<br>{escape(reason)}"


def _steps(grades: list[Row]) -> list[tuple[float, str]]:
    """Return one flat colour a grade."""
    count = len(grades) or 1
    return [
        (edge / count, grade["colour"])
        for place, grade in enumerate(grades)
        for edge in (place, place + 1)
    ]
