"""Members together: four figures, and what only some may see."""

import streamlit as st

from dashboards.components.html import safe
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.view import View


def together(view: View, county: Row) -> None:
    """Show all members in four figures."""
    say = view.say
    cards = "".join(
        f'<section class="card"><h2>{safe(title)}</h2><b>{safe(figure)}</b>'
        f'<span class="quiet">{safe(note)}</span></section>'
        for title, figure, note in (
            (
                say("委员"),
                number(county["members_total"], 0),
                say("本期在册的委员人数"),
            ),
            (
                say("人均得分"),
                number(county["points_mean"]),
                say("中位 {median} 分", median=number(county["points_median"])),
            ),
            (
                say("有履职记录的委员"),
                f"{number(county['members_active_pct'])}%",
                say(
                    "{active} 人，记录 {records} 条",
                    active=number(county["members_active"], 0),
                    records=number(county["records_total"], 0),
                ),
            ),
            (
                say("沉默委员"),
                number(county["members_silent"], 0),
                say(
                    "本季度至今没有一条履职记录，占 {share}%",
                    share=number(county["members_silent_pct"]),
                ),
            ),
        )
    )
    st.html(f'<div class="u145 figures-row">{cards}</div>')
