"""The one, the four and the five at a glance, and what needs a decision."""

import streamlit as st

from dashboards.charts import lines
from dashboards.charts.frame import QUIET
from dashboards.components import headline, lists, tiles
from dashboards.queries import catalogue, feeds, indicators, strategy
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

index = strategy.index(release, month, window)
trend = strategy.index_trend(release, month, window)
statuses = catalogue.statuses(release)
left, right = st.columns([1, 1.15])
with left:
    headline.goal_and_index(view, strategy.goal_ranks(release, month), index, statuses)
with right, st.container(key="trend", height="stretch"):
    headline.finding(view, index, trend)
    st.plotly_chart(
        lines.score_trend(trend, view.look),
        theme=None,
        height="stretch",
        config=QUIET,
        alt=say("“145”指数逐月走势与目标"),
    )

for kind, title in (("standard", say("四大标准")), ("priority", say("五大重点"))):
    nodes = strategy.nodes(release, kind, month, window)
    paths = strategy.node_trends(release, kind, month, window)
    tiles.row(view, title, nodes, paths, statuses)

lists.three(
    view,
    indicators.decisions(release, month, window),
    indicators.movers(release, month, window),
    feeds.freshness(release),
)
