"""Grids of letters: one row a thing, one column a month."""

from datetime import date

import plotly.graph_objects as go

from dashboards.charts.frame import Row, plain
from dashboards.theme import Look

LETTERS_FIT = 24  # months; more cells have no room for a letter


def grade_grid(rows: list[Row], grades: list[Row], look: Look) -> go.Figure:
    """Draw a grade per feed and month, as a letter on its colour.

    Args:
        rows: One row per feed and month: `feed_name_zh`, `feed_name_en`,
            `period_month`, `quality_grade` and its reason.
        grades: The grades with word, colour and sign, best first.
        look: Language and colours.

    Returns:
        A heatmap, oldest month left; a month without rows is empty. The letter
        says the grade, so colour is never the only sign.
    """
    say = look.say
    months = sorted({row["period_month"] for row in rows})[-LETTERS_FIT:]
    names = list(dict.fromkeys(say.name(row, "feed_name") for row in rows))
    places = {grade["state_id"]: place for place, grade in enumerate(grades)}
    cells = {(say.name(row, "feed_name"), row["period_month"]): row for row in rows}
    grid = [[cells.get((name, month)) for month in months] for name in names]
    labels = [say.month(month) for month in months]
    figure = go.Figure(
        go.Heatmap(
            z=[[_place(places, cell) for cell in line] for line in grid],
            x=labels,
            y=names,
            customdata=[[_reason(cell, look) for cell in line] for line in grid],
            hovertemplate="%{y} · %{x}<br>%{customdata}<extra></extra>",
            colorscale=_steps(grades),
            zmin=-0.5,
            zmax=max(len(grades) - 0.5, 0.5),
            showscale=False,
            xgap=2,
            ygap=2,
        )
    )
    _add_letters(figure, rows, grades, set(months), look)
    plain(figure, look, l=10, r=10)
    figure.update_yaxes(autorange="reversed", automargin=True, ticksuffix="  ")
    return figure.update_xaxes(tickvals=labels[::-3][::-1])


def _place(places: dict[str, int], cell: Row | None) -> int | None:
    return places.get(cell["quality_grade"]) if cell else None


def _add_letters(
    figure: go.Figure, rows: list[Row], grades: list[Row], months: set[date], look: Look
) -> None:
    # Texts of a heatmap have one colour; each grade's letter needs its own.
    for grade in grades:
        mine = [
            row
            for row in rows
            if row["quality_grade"] == grade["state_id"]
            and row["period_month"] in months
        ]
        figure.add_scatter(
            x=[look.say.month(row["period_month"]) for row in mine],
            y=[look.say.name(row, "feed_name") for row in mine],
            text=[row["quality_grade"] for row in mine],
            mode="text",
            textfont={"size": 13, "color": grade["colour_text"]},
            hoverinfo="skip",
        )


def _reason(cell: Row | None, look: Look) -> str:
    if cell is None:
        return ""
    return f"{cell['quality_grade']} {look.say.name(cell, 'quality_reason')}"


def _steps(grades: list[Row]) -> list[tuple[float, str]]:
    """Return one flat colour a grade."""
    count = len(grades) or 1
    return [
        (edge / count, grade["colour"])
        for place, grade in enumerate(grades)
        for edge in (place, place + 1)
    ]
