"""A unit at a glance: its place, its strengths and its gaps."""

import streamlit as st

from dashboards.components.html import link, safe
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.view import View


def head(view: View, unit: Row, rank: Row | None, figures: list[Row]) -> None:
    """Show a unit's name, its place in its group and why it is on a list or not."""
    say = view.say
    back = link(view.to("unit", unit=""), say("全部单位"))
    st.html(
        f'<div class="u145 unit-head"><h2>{safe(say.name(unit, "unit_name"))}</h2>'
        f'<span class="quiet">{safe(say.name(unit, "group_name"))}</span>'
        f"{back}</div>"
    )
    cards = _place(view, rank) if rank else _no_place(view, figures)
    st.html(f'<div class="u145 figures-row">{cards}</div>')
    if rank:
        group = view.to("rankings", group=rank["ranking_group"], unit="")
        text = say(
            "{group}比拼：{reason}",
            group=say.name(rank, "ranking_group_name"),
            reason=say.name(rank, "reason"),
        )
        more = link(group, say("看本组排名"))
        st.html(f'<p class="u145">{safe(text)} {more}</p>')


def _card(title: str, figure: str, small: str = "", more: str = "") -> str:
    extra = f" <small>{safe(small)}</small>" if small else ""
    note = f'<span class="quiet">{safe(more)}</span>' if more else ""
    return (
        f'<section class="card"><h2>{safe(title)}</h2>'
        f"<b>{safe(figure)}{extra}</b>{note}</section>"
    )


def _place(view: View, rank: Row) -> str:
    say = view.say
    place = (
        say("第 {rank} 名", rank=rank["rank"])
        if rank["rank"] is not None
        else say("未排名")
    )
    of = say("共 {units} 家", units=rank["units_ranked"])
    change = _rank_change(view, rank["rank_change"])
    interval = (
        say(
            "95% 区间 {low}—{high}",
            low=number(rank["score_low"]),
            high=number(rank["score_high"]),
        )
        if rank["score_low"] is not None
        else say("可评指标都不是占比，没有误差区间")
    )
    met = say("计入比拼的可评指标共 {scored} 项", scored=rank["indicators_scored"])
    return (
        _card(say("组内名次"), place, of, change)
        + _card(say("得分"), number(rank["score"]), "", interval)
        + _card(say("件数 n"), number(rank["n"], 0), "", say("可评指标的件数之和"))
        + _card(say("达标指标"), number(rank["indicators_met"], 0), "", met)
    )


def _rank_change(view: View, change: int | None) -> str:
    say = view.say
    if change is None:
        return say("上月没有名次可比")
    if change == 0:
        return say("与上月持平")
    if change > 0:
        return say("较上月上升 {places} 位", places=change)
    return say("较上月下降 {places} 位", places=-change)


def _no_place(view: View, figures: list[Row]) -> str:
    say = view.say
    return _card(
        say("组内名次"),
        say("不参加比拼"),
        "",
        say("本单位所在类别不设比拼组，只列指标。"),
    ) + _card(say("有数据的指标"), number(len(figures), 0))


def strengths_and_gaps(view: View, figures: list[Row], most: int) -> None:
    """Show what a unit does best among what it meets, and worst among the rest."""
    say = view.say
    strengths = [row for row in figures if row["is_strength"]]
    gaps = [row for row in figures if row["is_gap"]][::-1]
    st.html(
        '<div class="u145 both-lists">'
        + _side(
            view,
            ("strengths", "▲", say("强项")),
            say("已达标指标中得分最高的，至多 {most} 项", most=most),
            strengths,
            say("本期没有样本足够且达标的指标。"),
        )
        + _side(
            view,
            ("gaps", "▼", say("短板")),
            say("未达标指标中得分最低的，至多 {most} 项；样本不足的不列", most=most),
            gaps,
            say("本期没有样本足够而未达标的指标。"),
        )
        + "</div>"
    )


def _side(
    view: View, head: tuple[str, str, str], rule: str, rows: list[Row], nothing: str
) -> str:
    kind, sign, title = head
    body = (
        f"<ul>{''.join(_figure(view, row) for row in rows)}</ul>"
        if rows
        else (f'<p class="nobody">{safe(nothing)}</p>')
    )
    return (
        f'<section class="card {kind}"><h2><i aria-hidden="true">{sign}</i>'
        f'{safe(title)}</h2><p class="quiet">{safe(rule)}</p>{body}</section>'
    )


def _figure(view: View, row: Row) -> str:
    say = view.say
    unit, decimals = say.name(row, "unit_name"), row["decimals"]
    address = view.to("indicator", indicator=row["indicator_id"], town="")
    name = link(address, say.name(row, "indicator_name"))
    told = say(
        "{value} · 得分 {score}",
        value=quantity(row["value"], unit, decimals),
        score=number(row["score"]),
    )
    beside = say(
        "目标 {target} · n {n}",
        target=quantity(row["target_value"], unit, decimals),
        n=number(row["n"], 0),
    )
    if row["group_median"] is not None:
        beside += say(
            " · 组内中位 {median}", median=quantity(row["group_median"], unit, decimals)
        )
    return (
        f'<li><b class="name">{name}</b><span class="figures">{safe(told)}</span>'
        f'<span class="quiet">{safe(beside)}</span></li>'
    )
