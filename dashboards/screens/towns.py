"""Towns: who is silent, one figure on a map of tiles, one town in all figures."""

import streamlit as st

from dashboards.components import spans, states, tables, towns
from dashboards.components.html import link, safe
from dashboards.queries import towns as asked
from dashboards.reading import Row
from dashboards.view import current_view

view = current_view()
say, release, window = view.say, view.release, view.window
assert view.month
month = view.month


def remember() -> None:
    """Put the chosen figure into the address."""
    st.query_params["measure"] = st.session_state["figure"]


def choose(figures: list[Row], chosen: str) -> None:
    """Show the figures to choose from; the address decides."""
    names = {row["figure_id"]: say.name(row, "figure_name") for row in figures}
    st.session_state["figure"] = chosen
    st.selectbox(
        say("地图上的指标"),
        list(names),
        format_func=lambda figure: names.get(figure, figure),
        key="figure",
        on_change=remember,
        width=420,
    )


def town_of(row: Row) -> list[str]:
    """Return a town's name as a link to all its figures."""
    return [link(view.here(town=row["town_id"]), say.name(row, "town_name"))]


active, rule = asked.activity(release, month), asked.silence(release)
if active:
    title, more = towns.silence(view, active, rule)
    st.html(
        f'<div class="u145"><section class="card"><h2 class="finding">{safe(title)}'
        f"</h2><p>{safe(more)}</p></section></div>"
    )
own = asked.of_town(release, view.town, month, window) if view.town else []
if own:
    tables.show(view, towns.of_town(view, own))
elif view.town:
    states.empty(say("这个镇街本期没有数据。"))

figures = asked.choices(release, month, window)
if figures:
    known = {row["figure_id"] for row in figures}
    figure = view.ask("measure")
    figure = figure if figure in known else figures[0]["figure_id"]
    if not view.is_kiosk:
        choose(figures, figure)
    table = towns.compared(view, asked.compared(release, figure, month, window))
    left, right = st.columns([1, 1.25])
    with left:
        towns.map_of(view, towns.finding(view, table.rows), table)
    with right:
        tables.show(view, table)
else:
    states.empty(say("本期没有按镇街统计的指标。"))
shown = [row for row in active if view.town in ("", row["town_id"])]
if shown and not view.is_kiosk:
    spans.grid(view, towns.activity(view, shown, rule), (say("镇街名称"),), town_of)
