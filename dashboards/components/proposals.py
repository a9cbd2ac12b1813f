"""The parts of the page about proposals."""

import streamlit as st

from dashboards.charts import bars
from dashboards.components import cards, choices, states, tables
from dashboards.components.html import safe
from dashboards.components.proposal_tables import (
    class_table,
    key_table,
    step_table,
    unit_table,
    waiting_table,
)
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.tables import Table
from dashboards.view import View

ON_A_WALL = 4  # rows of a list that nobody can scroll


def choose_session(view: View, sessions: list[Row]) -> Row:
    """Show the sessions to choose from, and return the one in the address."""
    asked = view.ask("session")
    chosen = next((row for row in sessions if row["session_id"] == asked), sessions[0])
    if view.is_kiosk:
        return chosen
    choices.show(
        view.say("届次"),
        (
            (
                view.here(session=row["session_id"]),
                view.say.name(row, "session_name"),
                row is chosen,
            )
            for row in sessions
        ),
    )
    return chosen


def funnel(view: View, session: Row, steps: list[Row]) -> None:
    """Show how many proposals came how far."""
    _bars(view, steps, step_table(view, session, steps))


def _bars(view: View, rows: list[Row], table: Table) -> None:
    """Show parts in their whole, each with its count and its share."""
    drawn = [
        bars.Bar(
            label=view.say.name(row, "part_name"),
            value=row["part_count"],
            text=view.say(
                "{count}（{share}）",
                count=number(row["part_count"], 0),
                share=quantity(row["part_pct"], "%", 1),
            ),
            whole=row["whole_count"],
        )
        for row in rows
    ]
    figure = bars.horizontal(drawn, view.look)
    height = bars.height([bar.label for bar in drawn], view.look)
    cards.chart(view, figure, table, height=height)


def identity(view: View, outcomes: list[Row]) -> None:
    """Show what became of all received, as a sum that proves itself."""
    if not outcomes:
        return
    say = view.say
    terms = ' <span class="sign">+</span> '.join(
        f'<span class="term" title="{safe(say.name(row, "definition"))}">'
        f"{safe(say.name(row, 'part_name'))} <b>{number(row['part_count'], 0)}</b>"
        "</span>"
        for row in outcomes
    )
    is_complete = outcomes[0]["is_complete"]
    proof = say("✓ 相符") if is_complete else say("✕ 不相符，请核对数据")
    whole = number(outcomes[0]["whole_count"], 0)
    st.html(
        '<div class="u145"><p class="card identity">'
        f'<span class="term">{safe(say("收到"))} <b>{whole}</b></span> '
        f'<span class="sign">=</span> {terms} '
        f'<span class="proof{"" if is_complete else " broken"}">{safe(proof)}</span>'
        "</p></div>"
    )


def classes(view: View, session: Row, total: Row, answers: list[Row]) -> None:
    """Show the classes of the answers among all answers."""
    if not total["answered_count"]:
        states.empty(view.say("还没有办复的提案，暂无答复类别。"))
        return
    given = [row for row in answers if row["part_count"]]
    _bars(view, given, class_table(view, session, total, answers))


def waiting(view: View, session: Row, total: Row, rows: list[Row]) -> None:
    """Show what is overdue, due soon and in hand, the most urgent first."""
    if not rows:
        text = view.say("没有逾期、临期或在办的提案。")
        states.empty(text, view.say.name(session, "session_name"))
        return
    shown = rows[:ON_A_WALL] if view.is_kiosk else rows
    tables.show(view, waiting_table(view, session, total, shown), page_size=20)


def keys(view: View, session: Row, rows: list[Row]) -> None:
    """Show the key proposals with who leads and who supervises them."""
    if not rows:
        text = view.say("这一届次还没有确定重点提案。")
        states.empty(text, view.say.name(session, "session_name"))
        return
    tables.show(view, key_table(view, session, rows), page_size=20)


def units(view: View, session: Row, rows: list[Row]) -> None:
    """Show every unit with what it leads, joins, answered and owes."""
    tables.show(view, unit_table(view, session, rows), page_size=25)
