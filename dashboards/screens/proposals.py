"""Proposals: how far a session has come, and what is due, key or unsolved."""

import streamlit as st

from dashboards.components import indicator_tiles, states, tables
from dashboards.components import proposals as parts_of_page
from dashboards.components.proposal_tables import follow_up_table
from dashboards.queries import proposals, screens
from dashboards.view import current_view

view = current_view()
say, release, unit = view.say, view.release, view.unit
level, entity = ("unit", unit) if unit else ("county", "county")
sessions = proposals.sessions(release)
if not sessions:
    states.empty(say("还没有收到提案"), say("收到提案台账后，下次刷新即显示。"))
    st.stop()

session = parts_of_page.choose_session(view, sessions)
key = session["session_id"]
total = proposals.totals(release, key, level, entity)
assert view.month
figures = screens.indicators_of(
    release, "proposals", view.month, view.window, level, entity
)
indicator_tiles.row(view, figures, say("提案办理指标"))

if total is None:
    states.empty(say("这个单位在这一届次没有承办提案。"))
else:
    parts = proposals.parts(release, key, level, entity)
    left, right = st.columns([1.2, 1])
    with left:
        parts_of_page.funnel(view, session, parts.get("step", []))
    with right:
        if not view.is_kiosk:
            parts_of_page.identity(view, parts.get("outcome", []))
        parts_of_page.classes(view, session, total, parts.get("answer_class", []))
    waiting = proposals.waiting(release, key, unit)
    parts_of_page.waiting(view, session, total, waiting)
    if not view.is_kiosk:
        keys = proposals.key_proposals(release, key, unit)
        parts_of_page.keys(view, session, keys)

before = next(
    (row for row in sessions if row["session_id"] == session["previous_session_id"]),
    None,
)
if not view.is_kiosk:
    carried = before and proposals.totals(release, before["session_id"], level, entity)
    if before and carried and carried["followed_up_count"]:
        rows = proposals.to_follow_up(release, before["session_id"], unit)
        tables.show(view, follow_up_table(view, before, carried, rows), page_size=15)
    else:
        states.empty(say("上次会议没有需要跟踪的B类答复。"))
    by_unit = proposals.by_unit(release, key, unit)
    parts_of_page.units(view, session, by_unit)
