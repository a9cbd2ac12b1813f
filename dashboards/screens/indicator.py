"""One indicator: what it means, how it went, who stands where, its records."""

import streamlit as st

from dashboards.charts import control
from dashboards.components import cards, indicator, places, states
from dashboards.queries import indicator as ask
from dashboards.queries import restatements
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

key = view.ask("indicator")
meaning = ask.definition(release, key)
if meaning is None:
    indicator.choose(view, ask.names(release))
    st.stop()
whose = (window, view.level, view.entity)
figure = ask.figure(release, key, month, *whose)
if figure is None:
    states.empty(
        say.name(meaning, "indicator_name"), say("这里在这个时期没有这个指标的数据。")
    )
    st.stop()
# An older release does not say what is known now.
restated = None
if view.is_newest:
    restated = restatements.figure(release, key, f"{month:%Y-%m}", *whose)
indicator.head(view, meaning, figure, restated)

trend = ask.trend(release, key, month, *whose)
if any(row["value"] is not None for row in trend):
    cards.chart(
        view,
        control.control(trend, figure, view.look, decimals=meaning["decimals"]),
        indicator.history(view, meaning, figure, trend),
    )
else:
    states.empty(say("近两年没有这个指标的数据"), say("请换一个单位，或看全县。"))
places.both(
    view,
    meaning,
    ask.places(release, key, month, window, "unit"),
    ask.places(release, key, month, window, "town"),
)
