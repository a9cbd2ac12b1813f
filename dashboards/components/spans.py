"""Quarters or months in which something should happen, as a grid of cells."""

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from dashboards.components import downloads, states, tables
from dashboards.components.html import safe
from dashboards.formats import number
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

DEEPEST = 4  # activities in a span from which a cell is not drawn deeper


def named(say: Speaker, span: Row) -> str:
    """Return what a span is called: a quarter by its number, a month by its name."""
    if span["light_rule"] == "each_month":
        return say.short_month(span["span_start"])
    return say("第{no}季度", no=span["span_no"])


def table(
    view: View, name: str, title: str, note: str, rows: list[Row], entity: str
) -> Table:
    """Return spans as a table for downloads: one row per entity and span."""
    say = view.say
    columns = (
        Column("entity_name", entity, "name"),
        Column("span_name", say("时段")),
        Column("span_total", say("次数"), "count"),
        Column("label", say("状态"), "name"),
    )
    lines = [{**row, "span_name": named(say, row)} for row in rows]
    return Table(name, title, note, columns if entity else columns[1:], lines)


def grid(
    view: View, shown: Table, heads: tuple[str, ...], before: Callable[[Row], list[str]]
) -> None:
    """Show entities by spans.

    Args:
        view: What the visitor looks at.
        shown: Rows of `table`, sorted by entity and span.
        heads: Headings of the columns before the spans.
        before: The cells of those columns, as HTML, from an entity's first span.
    """
    if not shown.rows:
        states.empty(shown.title, view.say("本期没有登记。"))
        return
    entities = [list(own) for _, own in groupby(shown.rows, lambda r: r["entity_id"])]
    titles = "".join(
        f'<th scope="col">{safe(text)}</th>'
        for text in (*heads, *(row["span_name"] for row in entities[0]))
    )
    lines = "".join(_line(view.say, own, before(own[0])) for own in entities)
    _card(
        view,
        shown,
        f'<div class="grid spans" role="region" tabindex="0" '
        f'aria-label="{safe(shown.title)}"><table><thead><tr>{titles}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>",
    )


def dots(view: View, shown: Table) -> None:
    """Show the spans of one entity as a row of cells with their names."""
    if not shown.rows:
        states.empty(shown.title, view.say("本期没有登记。"))
        return
    cells = "".join(
        f'<li><span class="quiet">{safe(row["span_name"])}</span>'
        f"<span {_look(row)}>{_content(view.say, row, with_word=True)}</span></li>"
        for row in shown.rows
    )
    _card(view, shown, f'<ol class="spans">{cells}</ol>')


def _card(view: View, shown: Table, html: str) -> None:
    with st.container(key=f"card-{shown.name}"):
        st.html(f'<div class="u145">{tables.heading(shown)}{html}</div>')
        if not view.is_kiosk:
            downloads.row(view, shown)


def _line(say: Speaker, spans: list[Row], before: list[str]) -> str:
    first = f'<th scope="row">{before[0]}</th>'
    rest = "".join(f"<td>{cell}</td>" for cell in before[1:])
    cells = "".join(f"<td {_look(row)}>{_content(say, row)}</td>" for row in spans)
    return f"<tr>{first}{rest}{cells}</tr>"


def _look(span: Row) -> str:
    depth = span.get("depth", min(span["span_total"], DEEPEST))
    return (
        f'class="span {safe(span["span_state_id"])}" '
        f'style="--status:{safe(span["colour"])};--depth:{depth}"'
    )


def _content(say: Speaker, span: Row, *, with_word: bool = False) -> str:
    """Return the number where something was held, else the sign and the word."""
    sign = f'<i aria-hidden="true">{safe(span["icon"])}</i>'
    word = safe(say.name(span, "label"))
    if not span["span_total"]:
        return f"{sign} {word}"
    held = f"<b>{safe(number(span['span_total'], 0))}</b>"
    return f"{sign} {word} {held}" if with_word else held
