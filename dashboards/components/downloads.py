"""Taking a table or a figure away: CSV, XLSX, and a picture of the figure."""

from collections.abc import Callable

import streamlit as st

from dashboards.components.html import safe
from dashboards.exports import csv_bytes, xlsx_bytes
from dashboards.tables import Table
from dashboards.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def row(
    view: View,
    table: Table,
    *,
    has_figure: bool = False,
    whole: Callable[[], Table] | None = None,
) -> None:
    """Show the downloads of a card. Files are made when somebody asks for them.

    Args:
        view: What the visitor looks at.
        table: What the card shows.
        has_figure: Whether there is a picture to take.
        whole: Returns the whole table where the card shows a part of it.
    """
    say = view.say
    made = whole or (lambda: table)
    name = f"u145-{table.name}-{view.release.release_id[:8]}"
    source = _source(view)
    with st.container(key=f"downloads-{table.name}", horizontal=True):
        _button("CSV", name, "text/csv", table, lambda: csv_bytes(made(), say))
        _button(
            "XLSX", name, XLSX, table, lambda: xlsx_bytes(made(), say, about=source)
        )
        if has_figure:
            shown = " · ".join(f"{term} {text}" for term, text in source)
            st.html(
                f'<div class="u145"><a class="picture" href="#" role="button" '
                f'data-picture="{safe(name)}.png" data-source="{safe(shown)}">'
                "PNG</a></div>"
            )


def _button(
    kind: str, name: str, mime: str, table: Table, made: Callable[[], bytes]
) -> None:
    st.download_button(
        kind,
        made,
        file_name=f"{name}.{kind.lower()}",
        mime=mime,
        key=f"{kind.lower()}-{table.name}",
        on_click="ignore",
        type="tertiary",
        width="content",
    )


def _source(view: View) -> tuple[tuple[str, str], ...]:
    say, release = view.say, view.release
    return (
        (say("数据截至"), release.as_of.isoformat()),
        (say("版本"), release.release_id),
    )
