"""Tables as people read them on a screen; exports are made from the same rows."""

from collections.abc import Mapping

import streamlit as st

from dashboards.components import downloads, states
from dashboards.components.html import chip, safe
from dashboards.formats import number, signed
from dashboards.i18n import Speaker
from dashboards.queries import catalogue
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

NUMBERS = {"number", "signed", "count"}


def show(view: View, table: Table, page_size: int = 50) -> None:
    """Show a list with its downloads; a long one in pages that the address counts."""
    say = view.say
    if not table.rows:
        states.empty(table.title, say("没有符合条件的记录。"))
        return
    last = max(0, (len(table.rows) - 1) // page_size)
    asked = view.ask(f"page-{table.name}")
    place = min(int(asked) - 1 if asked.isdigit() and asked != "0" else 0, last)
    start = place * page_size
    part = table.rows[start : start + page_size]
    with st.container(key=f"card-{table.name}"):
        st.html(
            f'<div class="u145">{heading(table)}{grid(view, table, part)}'
            f"{_pages(view, table, place, last)}</div>"
        )
        if not view.is_kiosk:
            downloads.row(view, table)


def heading(table: Table) -> str:
    """Return the title and the note of a card."""
    note = f'<p class="note quiet">{safe(table.note)}</p>' if table.note else ""
    return f'<h2 class="finding">{safe(table.title)}</h2>{note}'


def twin(view: View, table: Table) -> str:
    """Return the rows of a figure as a table that opens on demand."""
    label = safe(view.say("数据表"))
    return (
        f'<div class="u145"><details class="twin"><summary>{label}</summary>'
        f"{grid(view, table, table.rows)}</details></div>"
    )


def grid(view: View, table: Table, rows: list[Row]) -> str:
    """Return rows as an HTML table that scrolls sideways on a phone."""
    statuses = catalogue.statuses(view.release)
    heads = "".join(
        f'<th scope="col" class="{column.kind}">{safe(_title(column))}</th>'
        for column in table.columns
    )
    lines = "".join(
        "<tr>"
        + "".join(_cell(view.say, column, row, statuses) for column in table.columns)
        + "</tr>"
        for row in rows
    )
    label = safe(table.title)
    return (
        f'<div class="grid" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _title(column: Column) -> str:
    return f"{column.title}（{column.unit}）" if column.unit else column.title


def _cell(
    say: Speaker, column: Column, row: Row, statuses: Mapping[str, Row]
) -> str:
    text = _text(say, column, row, statuses)
    if column.href and (address := column.href(row)):
        text = f'<a href="{safe(address)}" target="_self">{text}</a>'
    return f'<td class="{column.kind}">{text}</td>'


def _text(
    say: Speaker, column: Column, row: Row, statuses: Mapping[str, Row]
) -> str:
    if column.kind == "name":
        return safe(say.name(row, column.key))
    value = row[column.key]
    if value is None or value == "":
        return "–"
    match column.kind:
        case "number" | "signed":
            decimals = column.decimals
            places = row[decimals] if isinstance(decimals, str) else decimals
            write = signed if column.kind == "signed" else number
            return safe(write(value, places))
        case "count":
            return safe(number(value, 0))
        case "date":
            return safe(value.isoformat())
        case "month":
            return safe(say.month(value))
        case "flag":
            return safe(say("是") if value else say("否"))
        case "status":
            known = statuses.get(value)
            if known is None:
                return safe(value)
            style = f"--status:{known['colour']};--status-text:{known['colour_text']}"
            return f'<span style="{safe(style)}">{chip(say, known)}</span>'
    return safe(value)


def _pages(view: View, table: Table, place: int, last: int) -> str:
    if last == 0:
        return ""
    say, name = view.say, f"page-{table.name}"
    links = []
    if place > 0:
        before = safe(view.here(**{name: str(place)}))
        links.append(f'<a href="{before}" target="_self">‹ {safe(say("上一页"))}</a>')
    links.append(
        f"<b>{safe(say('第 {page} 页，共 {total} 页', page=place + 1, total=last + 1))}</b>"
    )
    if place < last:
        after = safe(view.here(**{name: str(place + 2)}))
        links.append(f'<a href="{after}" target="_self">{safe(say("下一页"))} ›</a>')
    return f'<nav class="pages" aria-label="{safe(table.title)}">{" ".join(links)}</nav>'
