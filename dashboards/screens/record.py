"""One record: what it says, where it came from, what it counts in."""

import streamlit as st

from dashboards.components import record as card
from dashboards.components import states, tables
from dashboards.queries import record
from dashboards.view import current_view

view = current_view()
say, release = view.say, view.release

key = view.ask("kind"), view.ask("id")
origin = record.origin(release, *key)
if origin is None:
    states.empty(
        say("没有找到这条记录"),
        say("它可能已被撤回，或不在这个版本里。"),
    )
else:
    card.head(view, origin)
    left, right = st.columns([1.6, 1])
    with left:
        card.fields(view, record.fields(release, origin))
    with right:
        card.origin(view, origin)
        card.issues(view, record.issues(release, origin))
    counted = card.counted(view, record.counts_in(release, origin))
    if counted.rows:
        tables.show(view, counted)
    else:
        states.empty(say("这条记录不计入任何指标"))
