"""The two parts of the page about events: what was held, and what was served."""

import streamlit as st

from dashboards.charts import ages
from dashboards.components import (
    cards,
    consultation,
    counters,
    indicator_tiles,
    parts,
    services,
    spans,
    states,
    tables,
)
from dashboards.components.html import link, safe
from dashboards.formats import day
from dashboards.queries import cases, events, screens
from dashboards.reading import Row
from dashboards.view import View

SCREEN = "events"


def held(view: View) -> None:
    """Show topics, forums, studios, reading and reception days."""
    assert view.month
    counters.row(view, events.counters(view.release, SCREEN, view.month))
    left, right = st.columns([1.35, 1])
    with left:
        listed = events.topics(view.release, view.month)
        tables.show(view, consultation.topics(view, listed))
        _reception(view)
    with right:
        _quarters(view)


def _reception(view: View) -> None:
    say = view.say
    assert view.month
    months = cases.by_month(
        view.release, "consultation", view.month, view.level, view.entity
    )
    days = _spans(view, "reception", "county")
    tables.show(view, consultation.reception(view, days, months))
    indicator_tiles.row(view, _section(view, "reception"), say("主席接待日"))


def _quarters(view: View) -> None:
    say = view.say
    assert view.month
    towns = _spans(view, "forum", "town")
    chosen = [row for row in towns if view.town in ("", row["entity_id"])]
    head = (say("镇街名称"),)
    spans.grid(view, consultation.forum(view, chosen), head, lambda r: [_town(view, r)])
    reading = _spans(view, "reading", "county")
    spans.dots(view, consultation.reading(view, reading))
    dates = events.set_up_dates(view.release, SCREEN, view.month)
    studios = consultation.studios(view, _spans(view, "studios", "studio"), dates)
    heads = (say("工作室"), say("创建日期"))
    spans.grid(view, studios, heads, lambda r: _studio(view, r))


def _town(view: View, row: Row) -> str:
    name = view.say.name(row, "entity_name")
    return link(view.to("towns", town=row["entity_id"]), name)


def _studio(view: View, row: Row) -> list[str]:
    """Return a studio's name and the day it was set up."""
    return [safe(view.say.name(row, "entity_name")), safe(day(row["set_up_date"]))]


def served(view: View) -> None:
    """Show cases by kind and age, the oldest, and the indicators beside them."""
    assert view.month
    place = (view.level, view.entity)
    kinds = cases.flow(view.release, "service", view.month, view.window, *place)
    names = {row["case_kind_id"]: view.say.name(row, "case_kind_name") for row in kinds}
    asked = parts.chosen(view, names, "kind")
    kind = next(row for row in kinds if row["case_kind_id"] == asked)
    left, right = st.columns(2)
    with left:
        tables.show(view, services.flow(view, kinds))
    with right:
        parts.row(view, names, "kind", part="service")
        bands = cases.by_age(view.release, asked, view.month, *place)
        table = services.ages(view, kind, bands)
        if table.rows:
            cards.chart(view, ages.bars(bands, view.look), table, height=230)
        else:
            states.empty(table.title, table.note)
    if kind["open_total"]:
        listed = cases.oldest(view.release, asked, view.month, view.unit, view.town)
        tables.show(view, services.oldest(view, kind, listed), page_size=10)
    _indicators(view)


def _indicators(view: View) -> None:
    say = view.say
    left, right = st.columns(2)
    for column, name, subject in (
        (left, "cases", say("政务服务")),
        (right, "hotline", say("12345热线")),
        (right, "enterprises", say("涉企服务")),
    ):
        rows = _section(view, name)
        with column:
            tables.show(view, services.indicators(view, name, subject, rows))


def _section(view: View, name: str) -> list[Row]:
    """Return the screen's indicators of a section, for the place chosen."""
    assert view.month
    place = (view.month, view.window, view.level, view.entity)
    rows = screens.indicators_of(view.release, SCREEN, *place)
    return [row for row in rows if row["section_id"] == name]


def _spans(view: View, name: str, level: str) -> list[Row]:
    """Return the quarters or months of a section's counters."""
    assert view.month
    return events.spans(view.release, SCREEN, name, level, view.month)
