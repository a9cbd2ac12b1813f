"""The parts of the page about inspections. The kinds are never added up."""

import streamlit as st

from dashboards.charts import bars
from dashboards.components import cards, notes, states, tables
from dashboards.components.html import safe
from dashboards.components.inspection_tables import (
    advice_table,
    kind_table,
    pair_table,
    topic_table,
    unit_table,
)
from dashboards.formats import NOTHING, number, quantity
from dashboards.reading import Row
from dashboards.view import View


def kinds(view: View, rows: list[Row]) -> None:
    """Show each kind as a card of its own: who inspects whom, and what came of it."""
    boxes = "".join(_kind(view, row) for row in rows)
    title = safe(view.say("各类分列，互不相加"))
    st.html(
        f'<section class="u145"><div class="row-title"><h2>{title}</h2>'
        f'<span class="quiet">{safe(notes.period(view))}</span></div>'
        f'<div class="kinds">{boxes}</div></section>'
    )


def _kind(view: View, row: Row) -> str:
    say = view.say
    who = f"{say.name(row, 'who')} → {say.name(row, 'object')}"
    result = say("成果：{result}", result=say.name(row, "result"))
    count = row["inspections_count"]
    if not count and not row["corrections_due_count"]:
        body = f'<p class="quiet">{safe(say("本期没有记录。"))}</p>'
    else:
        facts = "".join(
            f"<dt>{safe(name)}</dt><dd>{safe(value)}</dd>"
            for name, value in _facts(view, row)
        )
        body = (
            f"<b>{number(count, 0)}<small>{safe(say('次'))}</small></b><dl>{facts}</dl>"
        )
    return (
        f'<article class="card kind"><h3>{safe(say.name(row, "kind_name"))}</h3>'
        f'<p class="quiet">{safe(who)}<br>{safe(result)}</p>{body}'
        "</article>"
    )


def _facts(view: View, row: Row) -> list[tuple[str, str]]:
    say = view.say
    facts = []
    if row["gives_advice"]:
        facts.append((say("采纳 / 提出意见"), _of(row, "adopted", "raised")))
        facts.append((say("委员参与人次"), number(row["members_count"], 0)))
    corrected = _of(row, "corrected_on_time", "corrections_due")
    facts.append((say("发现问题"), number(row["findings_count"], 0)))
    facts.append((say("按期整改 / 到期"), corrected))
    return facts


def _of(row: Row, part: str, whole: str) -> str:
    if not row[f"{whole}_count"]:
        return NOTHING
    return f"{number(row[f'{part}_count'], 0)} / {number(row[f'{whole}_count'], 0)}"


def topics(view: View, rows: list[Row]) -> None:
    """Show the topics of supervision and of inspection, one table a kind."""
    if not rows:
        assert view.month
        if view.unit:
            states.empty(view.say("这个单位没有承担本年的监督、视察议题。"))
            return
        states.empty(
            view.say("{year} 年没有登记监督、视察议题。", year=view.month.year),
            view.say("议题来自年度任务清单。"),
        )
        return
    for kind in dict.fromkeys(row["kind"] for row in rows):
        listed = [row for row in rows if row["kind"] == kind]
        tables.show(view, topic_table(view, listed), page_size=20)


def advice(view: View, kind_rows: list[Row], rows: list[Row]) -> None:
    """Show the advice raised and adopted of each kind, and every inspection."""
    given = [row for row in kind_rows if row["gives_advice"] and row["raised_count"]]
    if not given:
        states.empty(view.say("本期没有提出意见建议。"), notes.period(view))
        return
    drawn = [
        bars.Bar(
            label=view.say.name(row, "kind_name"),
            value=row["adopted_count"],
            whole=row["raised_count"],
            text=view.say(
                "{part} / {whole}（{share}）",
                part=row["adopted_count"],
                whole=row["raised_count"],
                share=quantity(row["adopted_pct"], "%", 1),
            ),
        )
        for row in given
    ]
    figure = bars.horizontal(drawn, view.look)
    height = bars.height([bar.label for bar in drawn], view.look)
    cards.chart(view, figure, kind_table(view, given), height=height)
    tables.show(view, advice_table(view, rows), page_size=10)


def pairs(view: View, rows: list[Row], allowed: int) -> None:
    """Show which enterprises one unit visited more often than it may."""
    if not rows:
        states.empty(
            view.say("今年还没有超频次检查的企业。"),
            view.say("同一部门一年内现场检查不超过 {allowed} 次。", allowed=allowed),
        )
        return
    tables.show(view, pair_table(view, rows, allowed), page_size=15)


def by_unit(view: View, indicators: list[Row], figures: list[Row]) -> None:
    """Show the indicators of the checks unit by unit."""
    units: dict[str, Row] = {}
    for figure in figures:
        row = units.setdefault(figure["unit_id"], dict(figure))
        row[figure["indicator_id"]] = figure["value"]
    rows = [row for row in units.values() if view.unit in ("", row["unit_id"])]
    if not rows:
        title = view.say("本期没有单位开展行政检查。")
        if view.unit:
            title = view.say("这个单位本期没有开展行政检查。")
        states.empty(title, notes.period(view))
        return
    tables.show(view, unit_table(view, indicators, rows), page_size=25)
