"""The goal with its external ranks, and the index."""

import streamlit as st

from dashboards.components.html import chip, safe, status_style
from dashboards.formats import number, signed
from dashboards.reading import Row
from dashboards.view import View


def goal_and_index(
    view: View, ranks: list[Row], index: Row, statuses: dict[str, Row]
) -> None:
    """Show both cards side by side; on a phone the index comes first."""
    st.html(
        f'<div class="u145 hero">{_goal(view, ranks)}'
        f"{_index(view, index, statuses[index['status_id']])}</div>"
    )


def _goal(view: View, ranks: list[Row]) -> str:
    say = view.say
    name = say.name(ranks[0], "goal_name") if ranks else ""
    lines = "".join(_rank(view, row) for row in ranks if row["rank"] is not None)
    none = safe(say("还没有外部排名。收到后放进收件箱，下次刷新即显示。"))
    body = lines or f'<p class="quiet">{none}</p>'
    return (
        f'<section class="card"><h2>{safe(say("一大目标"))}</h2>'
        f'<p class="goal-name">{safe(name)}</p>'
        f'<div class="ranks">{body}</div></section>'
    )


def _rank(view: View, row: Row) -> str:
    say = view.say
    source = f"{row['publisher']} {say.day(row['publish_date'])} · {row['title']}"
    total, limit = row["rank_total"], row["rank_limit"]
    of = say("共 {total} 个 · 目标前 {limit} 名", total=total, limit=limit)
    sign = "✓" if row["is_met"] else "✕"
    return (
        f'<div class="rank"><span>{safe(say.name(row, "scope_name"))}</span>'
        f"<b>{safe(say('第 {rank} 名', rank=row['rank']))}</b>"
        f'<span class="quiet">{sign} {safe(of)}</span>'
        f'<span class="source quiet" title="{safe(source)}">{safe(source)}</span></div>'
    )


def _index(view: View, index: Row, status: Row) -> str:
    say = view.say
    lines = (
        (say("目标"), number(index["target_score"])),
        (say("距目标"), signed(index.get("target_gap"))),
        (say("较上月"), signed(index["previous_change"])),
        (say("较去年同月"), signed(index["last_year_change"])),
    )
    compared = "".join(
        f"<div><span>{safe(name)}</span><span>{safe(value)}</span></div>"
        for name, value in lines
    )
    why = view.to("changes")
    more = f'<a class="why" href="{safe(why)}" target="_self">'
    more += f"{safe(say('为什么变了'))} ›</a>"
    return (
        f'<section class="card index" style="{status_style(status)}">'
        f"<h2>{safe(say('“145”指数'))}</h2>"
        f"<div><b>{safe(number(index['score']))}</b>{chip(say, status)}</div>"
        f"{more if why else ''}"
        f'<div class="compare">{compared}</div></section>'
    )


def finding(view: View, index: Row, trend: list[Row]) -> None:
    """Say above the figure what it shows."""
    say = view.say
    if index["score"] is None:
        text = say("还没有可发布的指数")
    elif index["is_on_target"]:
        text = say("指数 {score}，达到目标", score=number(index["score"]))
    else:
        text = say("指数 {score}，低于目标", score=number(index["score"]))
    note = say("{months} 个月走势 · 虚线为目标 · 分（0—100）", months=len(trend))
    st.html(
        f'<h2 class="u145 finding">{safe(text)}'
        f'<span class="quiet">{safe(note)}</span></h2>'
    )
