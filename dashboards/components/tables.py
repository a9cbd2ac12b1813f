"""Tables as people read them on a screen; exports are made from the same rows."""

import streamlit as st

from dashboards.components import downloads, states
from dashboards.components.html import link, safe
from dashboards.exports import cells
from dashboards.formats import NOTHING, number, signed
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


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
    say = view.say
    heads = "".join(
        f'<th scope="col" class="{column.kind}">{safe(cells.heading(column, say))}</th>'
        for column in table.columns
    )
    lines = "".join(
        f"<tr>{''.join(_cell(say, column, row) for column in table.columns)}</tr>"
        for row in rows
    )
    label = safe(table.title)
    return (
        f'<div class="grid" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(say: Speaker, column: Column, row: Row) -> str:
    text = _text(say, column, row)
    if column.href and (address := column.href(row)):
        text = f'<a href="{safe(address)}" target="_self">{text}</a>'
    return f'<td class="{column.kind}">{text}</td>'


def _text(say: Speaker, column: Column, row: Row) -> str:
    value = cells.value(column, row, say)
    if value is None or value == "":
        return NOTHING
    match column.kind:
        case "number":
            return safe(number(value, column.decimals_of(row)))
        case "signed":
            return safe(signed(value, column.decimals_of(row)))
        case "count":
            return safe(number(value, 0))
        case "month":
            return safe(say.month(value))
        case "status":
            return _status(column, row, str(value))
    return safe(value)


def _status(column: Column, row: Row, word: str) -> str:
    """Return a chip when the row brings the looks of the status, else the word.

    A row with two statuses has `<stem>_icon` and so on for the second.
    """
    stem = column.key.removesuffix("_id")
    icon, colour, text = (
        row.get(f"{stem}_{look}", row.get(look))
        for look in ("icon", "colour", "colour_text")
    )
    if not colour:
        return safe(f"{icon or ''} {word}".strip())
    style = safe(f"--status:{colour};--status-text:{text or 'white'}")
    sign = f'<i aria-hidden="true">{safe(icon)}</i>' if icon else ""
    return f'<span class="chip" style="{style}">{sign}{safe(word)}</span>'


def _pages(view: View, table: Table, place: int, last: int) -> str:
    if last == 0:
        return ""
    say, name = view.say, f"page-{table.name}"
    number_shown = say("第 {page} 页，共 {total} 页", page=place + 1, total=last + 1)
    parts = [f"<b>{safe(number_shown)}</b>"]
    if place > 0:
        parts.insert(0, link(view.here(**{name: str(place)}), f"‹ {say('上一页')}"))
    if place < last:
        parts.append(link(view.here(**{name: str(place + 2)}), f"{say('下一页')} ›"))
    return f'<nav class="pages" aria-label="{safe(table.title)}">{"".join(parts)}</nav>'
