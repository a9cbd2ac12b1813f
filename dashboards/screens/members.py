"""Members: points by rule, committees and sectors compared, who was silent."""

import streamlit as st

from dashboards.components import members as parts
from dashboards.components import states
from dashboards.queries import members
from dashboards.view import current_view

view = current_view()
say = view.say
assert view.month

county = members.county(view.release, view.month, view.window)
if county is None:
    states.empty(
        say("本期没有委员履职数据"),
        say("收到委员名单和履职记录后，下次刷新即显示。"),
    )
else:
    parts.together(view, county)
    left, right = st.columns(2)
    with left:
        parts.compared(view, "committee", county)
        parts.points(view, county)
    with right:
        parts.compared(view, "sector", county)
    parts.rules(view)
    parts.named(view)
