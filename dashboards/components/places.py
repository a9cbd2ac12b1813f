"""An indicator by unit and by town: dots with their interval and n."""

from collections.abc import Callable

import streamlit as st

from dashboards.charts import intervals
from dashboards.components import cards, indicator, notes, states
from dashboards.formats import quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def both(view: View, meaning: Row, units: list[Row], towns: list[Row]) -> None:
    """Show units and towns side by side."""
    say = view.say
    left, right = st.columns(2)
    with left:
        _one(view, meaning, units, "unit", say("按单位"))
    with right:
        _one(view, meaning, towns, "town", say("按乡镇街道"))


def _one(view: View, meaning: Row, rows: list[Row], level: str, title: str) -> None:
    say = view.say
    if not rows:
        states.empty(title, say("这个时期没有可分开统计的记录。"))
        return
    other = {"unit": "town", "town": "unit"}[level]

    def href(row: Row) -> str:
        places = {level: row["place_id"], other: ""}
        return view.to("indicator", indicator=meaning["indicator_id"], **places)

    table = Table(
        f"by-{level}",
        say("{part}：{finding}", part=title, finding=_finding(view, meaning, rows)),
        _note(view, meaning, rows),
        _columns(view, meaning, href),
        rows,
        indicator.about(view, meaning),
    )
    if not _is_comparable(rows):
        cards.folded(view, table)
        return
    look, decimals = view.look, meaning["decimals"]
    figure = intervals.intervals(rows, look, decimals=decimals, href=href)
    cards.chart(view, figure, table, height=intervals.height(rows, look))


def _is_comparable(rows: list[Row]) -> bool:
    return len([row for row in rows if row["is_judged"]]) > 1


def _finding(view: View, meaning: Row, rows: list[Row]) -> str:
    say = view.say
    judged = [row for row in rows if row["is_judged"]]
    if not judged:
        return say("样本都不足，不分先后")
    if len(judged) == 1:
        return say("只有{name}样本足够", name=say.name(judged[0], "place_name"))
    unit, decimals = say.name(meaning, "unit_name"), meaning["decimals"]
    best, worst = judged[0], judged[-1]
    return say(
        "{best} {best_value} 到 {worst} {worst_value}",
        best=say.name(best, "place_name"),
        best_value=quantity(best["value"], unit, decimals),
        worst=say.name(worst, "place_name"),
        worst_value=quantity(worst["value"], unit, decimals),
    )


def _note(view: View, meaning: Row, rows: list[Row]) -> str:
    say, least = view.say, meaning["min_n"]
    unit = say.name(meaning, "unit_name")
    if not _is_comparable(rows):
        few = say("n 至少 {least} 才比较", least=least)
        more = say("可改看年累计") if view.window == "window" else ""
        return " · ".join(filter(None, (unit, few, notes.period(view), more)))
    parts = [
        say("{unit} · 横线为 95% 区间", unit=unit) if meaning["is_share"] else unit,
        say("空心为样本不足（n 少于 {least}）", least=least),
        say("虚线为目标"),
        notes.period(view),
    ]
    if len(rows) > intervals.MOST:
        parts.append(say("图中为前 {count} 个，全部见数据表", count=intervals.MOST))
    return " · ".join(parts)


def _columns(
    view: View, meaning: Row, href: Callable[[Row], str]
) -> tuple[Column, ...]:
    say, decimals = view.say, meaning["decimals"]
    return (
        Column("place_name", say("名称"), "name", href=href),
        Column("value", say("实际"), "number", decimals),
        Column("value_low", say("区间下限"), "number", decimals),
        Column("value_high", say("区间上限"), "number", decimals),
        Column("target_value", say("目标"), "number", decimals),
        Column("n", say("样本 n"), "count"),
        Column("score", say("得分"), "number"),
        Column("status_id", say("状态"), "status"),
    )
