"""Taking something away: CSV, XLSX, a picture, a whole file; and who may.

A file is made when somebody asks for it. Then, and not when the page was
drawn, it is looked up who asks; and it is noted before the file leaves.
"""

from collections.abc import Callable

import streamlit as st

from dashboards.components.html import safe
from dashboards.exports import csv_bytes, xlsx_bytes
from dashboards.tables import Table
from dashboards.view import View
from dashboards.visitor import hand_out

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def row(
    view: View,
    table: Table,
    *,
    has_figure: bool = False,
    whole: Callable[[], Table] | None = None,
) -> None:
    """Show the downloads of a card.

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
        if view.person.may_download(table.of_records):
            for kind, mime, content in (
                ("CSV", "text/csv", lambda: csv_bytes(made(), say)),
                ("XLSX", XLSX, lambda: xlsx_bytes(made(), say, about=source)),
            ):
                file, key = f"{name}.{kind.lower()}", f"{kind.lower()}-{table.name}"
                of_records = table.of_records
                button(
                    view, kind, content, (file, mime), of_records=of_records, key=key
                )
        if has_figure and view.person.may_download(is_of_records=False):
            _picture(name, source)


def _picture(name: str, source: tuple[tuple[str, str], ...]) -> None:
    shown = " · ".join(f"{term} {text}" for term, text in source)
    st.html(
        f'<div class="u145"><a class="picture" href="#" role="button" '
        f'data-picture="{safe(name)}.png" data-source="{safe(shown)}">'
        "PNG</a></div>"
    )


def button(
    view: View,
    label: str,
    made: Callable[[], bytes],
    file: tuple[str, str],
    *,
    of_records: bool,
    key: str = "",
) -> None:
    """Offer a file.

    Args:
        view: What the visitor looks at.
        label: What the button says.
        made: Returns the content.
        file: Name and media type.
        of_records: Whether it holds records, and not only figures about many.
        key: Of the button; else the file's name.
    """
    name, mime = file
    st.download_button(
        label,
        lambda: hand_out(view, name, made, of_records=of_records),
        file_name=name,
        mime=mime,
        key=key or name,
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
