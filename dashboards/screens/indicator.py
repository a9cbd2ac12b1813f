"""One indicator: what it means, how it went, who stands where, its records."""

import streamlit as st

from dashboards.charts import control
from dashboards.components import cards, indicator, places, states
from dashboards.formats import number, quantity
from dashboards.queries import indicator as ask
from dashboards.tables import Column, Table
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

key = view.ask("indicator")
meaning = ask.definition(release, key)
if meaning is None:
    indicator.choose(view, ask.names(release))
    st.stop()
figure = ask.figure(release, key, month, window, view.level, view.entity)
if figure is None:
    states.empty(
        say.name(meaning, "indicator_name"), say("这里在这个时期没有这个指标的数据。")
    )
    st.stop()
indicator.head(view, meaning, figure)

decimals, unit = meaning["decimals"], say.name(meaning, "unit_name")
trend = ask.trend(release, key, month, window, view.level, view.entity)
note = say("{unit} · 逐月 · n={cases}", unit=unit, cases=number(figure["n"], 0))
if figure["centre_value"] is not None:
    note += " · " + say("控制限按最近 {count} 个月", count=figure["points_total"])
value = quantity(figure["value"], unit, decimals)
finding = say("{month} {value}", month=say.month(month), value=value)
if figure["verdict_id"]:
    verdict = say.name(figure, "verdict_name")
    finding = say("{figure}，{verdict}", figure=finding, verdict=verdict)
cards.chart(
    view,
    control.control(trend, figure, view.look, decimals=decimals),
    Table(
        "trend",
        finding,
        note,
        (
            Column("period_month", say("月份"), "month"),
            Column("value", say("实际"), "number", decimals),
            Column("target_value", say("目标"), "number", decimals),
            Column("same_month_last_year_value", say("去年同月"), "number", decimals),
            Column("n", say("样本 n"), "count"),
            Column("status_id", say("状态"), "status"),
        ),
        trend,
    ),
)
places.both(
    view,
    meaning,
    ask.places(release, key, month, window, "unit"),
    ask.places(release, key, month, window, "town"),
)
