"""The facts of the yearly report: what it says, what the records say."""

import streamlit as st

from dashboards.components.html import chip, link, safe, status_style
from dashboards.components.task_detail import address, named
from dashboards.formats import NOTHING, number
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def table(view: View, counts: list[Row], rows: list[Row]) -> Table:
    """Return the facts; each opens the records that reproduce it."""
    say = view.say
    total = {row["state_id"]: row["facts_total"] for row in counts}
    title = say(
        "报告 {total} 条事实：{equal} 条与记录一致，{differs} 条不一致",
        total=len(rows),
        equal=total.get("equal", 0),
        differs=total.get("differs", 0),
    )
    return Table(
        "report-facts",
        title,
        say("报告数与按记录重新计算的数对照 · 点开事实可看逐条记录"),
        (
            Column(
                "fact_name",
                say("事实"),
                "name",
                href=lambda row: view.to("tasks", part="report", fact=row["fact_id"]),
            ),
            Column("fact_status", say("对照"), "status"),
            Column("published", say("报告"), "name"),
            Column("recomputed_value", say("重新计算"), "number", "decimals"),
            Column("unit", say("单位"), "name"),
            Column("wording", say("报告原文"), "name"),
            Column("note", say("备注"), "name"),
            Column("fact_id", say("编号")),
        ),
        [row | {"decimals": _decimals(row)} for row in rows],
    )


def _decimals(row: Row) -> int:
    # Shares are percent; everything else of the report is counted.
    return 1 if row["comparison"] == "share_is" else 0


def head(view: View, row: Row) -> None:
    """Show one fact: the words of the report beside what the records say."""
    say = view.say
    back = link(view.to("tasks", part="report"), "‹ " + say("年度报告对账"))
    value = number(row["recomputed_value"], _decimals(row))
    unit = say.name(row, "unit")
    note = say.name(row, "note") if row["note_zh"] else ""
    counted = f"{value} {unit}" if value != NOTHING else NOTHING
    published, recomputed = say("报告"), say("重新计算")
    st.html(
        f'<div class="u145"><section class="card task" style="{status_style(row)}">'
        f"<p>{back}</p><h2>{safe(say.name(row, 'fact_name'))} {chip(say, row)}</h2>"
        f"<blockquote>{safe(say.name(row, 'wording'))}</blockquote>"
        f'<dl class="pair"><div><dt>{safe(published)}</dt>'
        f"<dd>{safe(say.name(row, 'published'))}</dd></div>"
        f"<div><dt>{safe(recomputed)}</dt><dd>{safe(counted)}</dd></div></dl>"
        f'<p class="quiet">{safe(note)}</p></section></div>'
    )


def checks(view: View, rows: list[Row]) -> Table:
    """Return what a fact must be and what its records give."""
    say = view.say
    return Table(
        "fact-checks",
        say("核对 {count} 项", count=len(rows)),
        say("全部一致，这条事实才算一致"),
        (
            Column("activity_name", say("计的是"), "name"),
            Column("low_value", say("至少"), "number", 0),
            Column("high_value", say("至多"), "number", 0),
            Column("check_value", say("重新计算"), "number", "decimals"),
            Column("check_status", say("对照"), "status"),
            Column("record_count", say("记录"), "count"),
        ),
        [row | {"decimals": _decimals(row)} for row in rows],
    )


def records(view: View, rows: list[Row]) -> Table:
    """Return the records that reproduce a fact."""
    say = view.say
    parts = {"numerator": say("计数"), "denominator": say("总数")}
    return Table(
        "fact-records",
        say("重新计算所用的记录 {count} 条", count=len(rows)),
        say("按核对项和日期排列"),
        (
            Column("title", say("内容"), href=lambda row: address(view, row)),
            Column("activity_name", say("计的是"), "name"),
            Column("part_name", say("用于")),
            Column("activity_date", say("日期"), "date"),
            Column("kind", say("类别")),
            Column("unit_name", say("单位"), "name"),
            Column("quantity", say("数量"), "count"),
            Column("record_id", say("编号")),
        ),
        [named(view, row) | {"part_name": parts[row["part"]]} for row in rows],
    )
