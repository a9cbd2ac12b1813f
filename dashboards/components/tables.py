"""Tables as people read them on a screen; exports are made from the same rows."""

import re
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboards.components import downloads, states
from dashboards.components.html import link, safe
from dashboards.exports import cells
from dashboards.formats import NOTHING, exact, number, signed
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

PAGE_SIZE = 50


def show(view: View, table: Table, page_size: int = PAGE_SIZE) -> None:
    """Show a list with its downloads; a long one in pages that the address counts."""
    total = len(table.rows)
    start = place(view, table.name, total, page_size) * page_size
    part = replace(table, rows=table.rows[start : start + page_size])
    show_part(view, part, total, lambda: table, page_size)


def show_part(
    view: View,
    part: Table,
    total: int,
    whole: Callable[[], Table],
    page_size: int = PAGE_SIZE,
) -> None:
    """Show one page of a list that is read page by page.

    Args:
        view: What the visitor looks at.
        part: The rows of this page; `place` says which one is asked for.
        total: How many rows the list has.
        whole: Returns the table for the downloads.
        page_size: Rows of a page.
    """
    if not part.rows:
        states.empty(part.title, view.say("没有符合条件的记录。"))
        return
    now = place(view, part.name, total, page_size)
    pages = _pages(view, part, now, _last(total, page_size))
    with st.container(key=f"card-{part.name}"):
        st.html(
            f'<div class="u145">{heading(part)}{grid(view, part, part.rows)}{pages}'
            "</div>"
        )
        if not view.is_kiosk:
            downloads.row(view, part, whole=whole)


def place(view: View, name: str, total: int, page_size: int = PAGE_SIZE) -> int:
    """Return which page of a list is asked for, from 0; one that exists."""
    asked = view.ask(f"page-{name}")
    page = int(asked) - 1 if asked.isdecimal() and asked != "0" else 0
    return max(0, min(page, _last(total, page_size)))


def _last(total: int, page_size: int) -> int:
    return max(0, (total - 1) // page_size)


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
    """Return rows as an HTML table; on a phone each row stands as a card."""
    say = view.say
    names = [cells.heading(column, say) for column in table.columns]
    heads = "".join(
        f'<th scope="col" class="{column.kind}">{safe(name)}</th>'
        for column, name in zip(table.columns, names, strict=True)
    )
    lines = "".join(
        f"<tr>{''.join(_cell(say, column, row) for column in table.columns)}</tr>"
        for row in rows
    )
    label = safe(table.title)
    return (
        f'<div class="grid" role="region" tabindex="0" aria-label="{label}">'
        f'<table style="{_labels(names)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _labels(names: list[str]) -> str:
    """Return the headings as properties, which the cards of a phone write."""
    texts = (re.sub(r'["\\\\]', "", name) for name in names)
    return safe(";".join(f'--c{n}:"{t}"' for n, t in enumerate(texts, start=1)))


def _cell(say: Speaker, column: Column, row: Row) -> str:
    text = _text(say, column, row)
    if column.href and (address := column.href(row)):
        text = f'<a href="{safe(address)}" target="_self">{text}</a>'
    kind = f"{column.kind} none" if text == NOTHING else column.kind
    return f'<td class="{kind}">{text}</td>'


def _text(say: Speaker, column: Column, row: Row) -> str:
    value = cells.value(column, row, say)
    if value is None or value == "":
        return NOTHING
    match column.kind:
        case "number":
            return safe(number(value, column.decimals_of(row)))
        case "exact":
            return safe(value if isinstance(value, str) else exact(value))
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
