"""Consultation, and the cases of services: how many, how old, which."""

import streamlit as st

from dashboards.charts import ages
from dashboards.components import (
    cards,
    consultation,
    counters,
    parts,
    services,
    spans,
    tables,
)
from dashboards.components.html import link, safe
from dashboards.formats import day
from dashboards.queries import cases, events, screens
from dashboards.reading import Row
from dashboards.view import current_view

SCREEN = "events"

view = current_view()
say, release, window = view.say, view.release, view.window
assert view.month
month = view.month


def section(*wanted: str) -> list[Row]:
    """Return the screen's indicators of some sections, for the place chosen."""
    rows = screens.indicators_of(
        release, SCREEN, month, window, view.level, view.entity
    )
    return [row for row in rows if row["section_id"] in wanted]


def of_quarters(name: str, level: str) -> list[Row]:
    """Return the quarters or months of a section's counters."""
    return events.spans(release, SCREEN, name, level, month)


def show_consultation() -> None:
    """Show topics, forums, studios, reading and reception days."""
    counters.row(view, events.counters(release, SCREEN, month))
    left, right = st.columns([1.35, 1])
    with left:
        tables.show(view, consultation.topics(view, events.topics(release, month)))
        days = cases.by_month(release, "consultation", month, view.level, view.entity)
        held = of_quarters("reception", "county")
        tables.show(view, consultation.reception(view, held, days))
        reception = section("reception")
        tables.show(view, services.indicators(view, "days", say("接待"), reception))
    with right:
        towns = of_quarters("forum", "town")
        chosen = [row for row in towns if view.town in ("", row["entity_id"])]
        spans.grid(
            view,
            consultation.forum(view, chosen),
            (say("镇街名称"),),
            lambda r: [town(r)],
        )
        spans.dots(view, consultation.reading(view, of_quarters("reading", "county")))
        dates = events.set_up_dates(release, SCREEN, month)
        rows = consultation.studios(view, of_quarters("studios", "studio"), dates)
        heads = (say("工作室"), say("创建日期"))
        spans.grid(view, rows, heads, studio)


def town(row: Row) -> str:
    """Return a town's name as a link to the town."""
    return link(view.to("towns", town=row["entity_id"]), say.name(row, "entity_name"))


def studio(row: Row) -> list[str]:
    """Return a studio's name and the day it was set up."""
    return [safe(say.name(row, "entity_name")), safe(day(row["set_up_date"]))]


def show_service() -> None:
    """Show cases by kind and age, the oldest, and the indicators beside them."""
    kinds = cases.flow(release, "service", month, window, view.level, view.entity)
    names = {row["case_kind_id"]: say.name(row, "case_kind_name") for row in kinds}
    asked = parts.chosen(view, names, "kind")
    kind = next(row for row in kinds if row["case_kind_id"] == asked)
    left, right = st.columns(2)
    with left:
        tables.show(view, services.flow(view, kinds))
        parts.row(view, names, "kind", part="service")
    place = (kind["case_kind_id"], month)
    bands = cases.by_age(release, *place, view.level, view.entity)
    with right:
        table = services.ages(view, kind, bands)
        cards.chart(view, ages.bars(bands, view.look), table, height=250)
    if kind["open_total"]:
        listed = cases.oldest(release, *place, view.unit, view.town)
        tables.show(view, services.oldest(view, kind, listed), page_size=10)
    left, right = st.columns(2)
    for column, name, subject in (
        (left, "cases", say("政务服务")),
        (right, "hotline", say("12345热线")),
        (right, "enterprises", say("涉企服务")),
    ):
        with column:
            tables.show(view, services.indicators(view, name, subject, section(name)))


names = {"consultation": say("协商"), "service": say("服务")}
part = parts.chosen(view, names)
parts.row(view, names)
if part == "service":
    show_service()
else:
    show_consultation()
