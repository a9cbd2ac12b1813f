"""Taking a table or a figure away: CSV, XLSX, and a picture of the figure."""

import streamlit as st

from dashboards.components.html import safe
from dashboards.exports import csv_bytes, xlsx_bytes
from dashboards.tables import Table
from dashboards.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def row(view: View, table: Table, *, has_figure: bool = False) -> None:
    """Show the downloads of a card. Files are made when somebody asks for them."""
    say = view.say
    name = f"u145-{table.name}-{view.release.release_id[:8]}"
    with st.container(key=f"downloads-{table.name}", horizontal=True):
        st.download_button(
            "CSV",
            lambda: csv_bytes(table, say),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{table.name}",
            on_click="ignore",
            type="tertiary",
            width="content",
        )
        st.download_button(
            "XLSX",
            lambda: xlsx_bytes(table, say, about=(*table.about, *_source(view))),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            key=f"xlsx-{table.name}",
            on_click="ignore",
            type="tertiary",
            width="content",
        )
        if has_figure:
            source = " · ".join(f"{term} {text}" for term, text in _source(view))
            st.html(
                f'<div class="u145"><a class="picture" href="#" role="button" '
                f'data-picture="{safe(name)}.png" data-source="{safe(source)}">'
                "PNG</a></div>"
            )


def _source(view: View) -> tuple[tuple[str, str], ...]:
    say, release = view.say, view.release
    return (
        (say("数据截至"), release.as_of.isoformat()),
        (say("版本"), release.release_id),
    )
