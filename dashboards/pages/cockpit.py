"""The one, the four and the five at a glance, and what needs a decision."""

import streamlit as st

from dashboards import charts, queries
from dashboards.components import frame, headline, lists, tiles
from dashboards.view import current_view

view = current_view()
say, release = view.say, view.release
frame.strip(view)
if view.month is None:
    frame.nothing(say, "no_month_title", "no_month_text")
    st.stop()
if queries.has_placeholders(release, view.month):
    frame.notice(say("placeholder"))

index = queries.index(release, view.month, view.window)
trend = queries.index_trend(release, view.month, view.window)
statuses = queries.statuses(release)
left, right = st.columns([1, 1.15])
with left:
    goal = queries.goal_ranks(release, view.month)
    headline.goal_and_index(say, goal, index, statuses)
with right, st.container(key="trend", height="stretch"):
    headline.finding(say, index, trend)
    figure = charts.score_trend(trend, say)
    st.plotly_chart(figure, height="stretch", config=charts.QUIET)

for kind, title in (("standard", "standards"), ("priority", "priorities")):
    nodes = queries.nodes(release, kind, view.month, view.window)
    paths = queries.node_trends(release, kind, view.month, view.window)
    tiles.row(say, say(title), nodes, paths, statuses)

lists.three(
    say,
    queries.decisions(release, view.month, view.window),
    queries.movers(release, view.month, view.window),
    queries.freshness(release),
)
