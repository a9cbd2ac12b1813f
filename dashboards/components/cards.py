"""A figure with everything a reader may ask of it: unit, n, table, downloads."""

import plotly.graph_objects as go
import streamlit as st

from dashboards.charts.frame import QUIET
from dashboards.components import downloads, states, tables
from dashboards.tables import Table
from dashboards.view import View


def chart(
    view: View, figure: go.Figure, table: Table, *, alt: str = "", height: int = 320
) -> None:
    """Show a figure under its finding, with its table twin and downloads.

    Args:
        view: What the visitor looks at.
        figure: The figure; it needs no title of its own.
        table: The rows of the figure. Its title states the finding; its note
            says what is shown, the unit, n and the period.
        alt: What a reader who cannot see the figure should know; the finding
            when nothing is given.
        height: Pixels.
    """
    if not table.rows:
        states.empty(table.title, view.say("没有可画的数据。"))
        return
    with st.container(key=f"card-{table.name}"):
        st.html(f'<div class="u145">{tables.heading(table)}</div>')
        st.plotly_chart(
            figure,
            theme=None,
            height=height,
            key=f"figure-{table.name}",
            config=QUIET,
            alt=alt or f"{table.title} · {table.note}",
        )
        if not view.is_kiosk:
            st.html(tables.twin(view, table))
            downloads.row(view, table, has_figure=True)


def folded(view: View, table: Table) -> None:
    """Show a finding without a figure; its rows open on demand."""
    with st.container(key=f"card-{table.name}"):
        st.html(f'<div class="u145">{tables.heading(table)}</div>')
        st.html(tables.twin(view, table))
        downloads.row(view, table)
