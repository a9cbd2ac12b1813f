"""One task: its plan, its milestones, and the records that show it."""

import streamlit as st

from dashboards.components.html import chip, link, safe, status_style
from dashboards.components.task_list import bar, done_of
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

# Kinds of records that have a page of their own.
OPENED = ("proposals", "inspections", "events")


def head(view: View, row: Row) -> None:
    """Show where the task stands."""
    say = view.say
    back = link(view.to("tasks", chapter=view.ask("chapter")), "‹ " + say("全部任务"))
    last = say.day(row["last_record_date"])
    facts = (
        say("进度 {share}%", share=number(row["progress_pct"])),
        say("时间进度 {share}%", share=number(row["time_progress_pct"])),
        done_of(view, row),
        say("到期节点 {count} 个", count=row["milestones_due"]),
        say("按期完成 {count} 个", count=row["milestones_in_time"]),
        say("记录 {count}", count=row["records_count"]),
        say("最近记录 {day}", day=last),
    )
    st.html(
        f'<div class="u145"><section class="card task" style="{status_style(row)}">'
        f"<p>{back}</p><h2>{safe(say.name(row, 'task_name'))} {chip(say, row)}</h2>"
        f'<p class="quiet">{safe(row["task_id"])} · '
        f"{safe(say.name(row, 'chapter_name'))}</p>{bar(view, row)}"
        f"<p>{safe(' · '.join(facts))}</p></section></div>"
    )


def milestones(view: View, rows: list[Row]) -> Table:
    """Return the milestones of a task."""
    say = view.say
    done = sum(row["done_date"] is not None for row in rows)
    return Table(
        "milestones",
        say("节点 {total} 个，已完成 {done} 个", total=len(rows), done=done),
        say("按到期日排列"),
        (
            Column(
                "milestone_title",
                say("节点"),
                href=lambda row: view.to("record", kind="events", id=row["event_id"]),
            ),
            Column("milestone_status", say("状态"), "status"),
            Column("due_date", say("到期"), "date"),
            Column("done_date", say("完成"), "date"),
            Column("unit_name", say("单位"), "name"),
        ),
        rows,
        of_records=True,
    )


def records(view: View, rows: list[Row]) -> Table:
    """Return the records that show a task."""
    say = view.say
    return Table(
        "task-records",
        say("能说明这项任务的记录 {count} 条", count=len(rows)),
        say("最近的在前 · 带链接的可打开原记录"),
        (
            Column("title", say("内容"), href=lambda row: address(view, row)),
            Column("activity_date", say("日期"), "date"),
            Column("kind", say("类别")),
            Column("unit_name", say("单位"), "name"),
            Column("quantity", say("数量"), "count"),
            Column("record_id", say("编号")),
        ),
        [named(view, row) for row in rows],
        of_records=True,
    )


def named(view: View, row: Row) -> Row:
    """Return a record with its kind in words, and a title to click on."""
    say = view.say
    kinds = {
        "proposals": say("提案"),
        "inspections": say("视察监督检查"),
        "events": say("活动与事项"),
        "members": say("委员"),
        "attendances": say("出席"),
        "tasks": say("任务"),
    }
    kind = kinds.get(row["record_kind"], row["record_kind"])
    return row | {"kind": kind, "title": row["title"] or say("（无标题）")}


def address(view: View, row: Row) -> str:
    """Return where a record is shown; members and attendances have no page."""
    if row["record_kind"] not in OPENED:
        return ""
    return view.to("record", kind=row["record_kind"], id=row["record_id"])
