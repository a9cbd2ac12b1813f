"""Tasks as lines with a bar: how far each is, against the time gone by."""

from datetime import date

import streamlit as st

from dashboards.components import choices, downloads
from dashboards.components.html import chip, link, safe, status_style
from dashboards.components.tables import heading
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

ON_THE_WALL = 8  # nobody scrolls a wall screen


def summary(view: View, chapter: Row) -> str:
    """Return in one sentence where the tasks of a chapter stand."""
    return view.say(
        "{total} 项任务：超前 {ahead} 项，按进度 {on_track} 项，滞后 {lagging} 项，"
        "无计划 {without} 项",
        total=chapter["tasks_total"],
        ahead=chapter["tasks_ahead"],
        on_track=chapter["tasks_on_track"],
        lagging=chapter["tasks_lagging"],
        without=chapter["tasks_without_plan"],
    )


def table(view: View, chapter: Row, rows: list[Row], statuses: list[Row]) -> Table:
    """Return the tasks with their progress, for the list and for its files."""
    say = view.say
    assert view.month
    return Table(
        "tasks",
        summary(view, chapter),
        say(
            "截至{month}末 · 竖线为时间进度 {time}% · "
            "进度比它低 {points} 个百分点以上为滞后",
            month=say.month(view.month),
            points=_allowed(statuses),
            time=number(chapter["time_progress_pct"]),
        ),
        (
            Column("task_id", say("编号")),
            Column("task_name", say("任务"), "name"),
            Column("chapter_name", say("章"), "name"),
            Column("status_id", say("状态"), "status"),
            Column("progress_pct", say("进度"), "number", unit="%"),
            Column("time_progress_pct", say("时间进度"), "number", unit="%"),
            Column("milestones_done", say("完成节点"), "count"),
            Column("milestones_total", say("全部节点"), "count"),
            Column("planned_done", say("完成数"), "count"),
            Column("planned_total", say("计划数"), "count"),
            Column("records_count", say("记录"), "count"),
            Column("last_record_date", say("最近记录"), "date"),
        ),
        rows,
    )


def _allowed(statuses: list[Row]) -> str:
    """Return how many points a task may be behind the time and not lag."""
    bounds = {row["status_id"]: row["min_gap_pct"] for row in statuses}
    return number(abs(bounds["on_track"]), 0)


def by_chapter(view: View, chapters: list[Row]) -> Table:
    """Return how many tasks of each chapter stand where."""
    say = view.say
    assert view.month
    most = max(chapters, key=lambda row: row["tasks_lagging"], default=None)
    title = say("没有滞后的任务")
    if most and most["tasks_lagging"]:
        title = say(
            "滞后最多的是“{chapter}”，{count} 项",
            chapter=say.name(most, "chapter_name"),
            count=most["tasks_lagging"],
        )
    return Table(
        "task-chapters",
        title,
        say("各章任务数 · 截至{month}末", month=say.month(view.month)),
        (
            Column("chapter_name", say("章"), "name"),
            Column("tasks_total", say("任务"), "count"),
            Column("tasks_ahead", say("超前"), "count"),
            Column("tasks_on_track", say("按进度"), "count"),
            Column("tasks_lagging", say("滞后"), "count"),
            Column("tasks_without_plan", say("无计划"), "count"),
        ),
        chapters,
    )


def choose_chapter(view: View, chapters: list[Row], asked: str) -> None:
    """Show the chapters to choose from; nobody chooses on a wall screen."""
    if view.is_kiosk:
        return
    say = view.say
    choices.show(
        say("章"),
        (
            (
                view.to("tasks", chapter=_asks(row)),
                say.name(row, "chapter_name") or say("全部"),
                _asks(row) == asked,
            )
            for row in chapters
        ),
        is_small=True,
    )


def _asks(chapter: Row) -> str:
    return "" if chapter["chapter_id"] == "*" else str(chapter["chapter_id"])


def no_register(view: View, months: list[date]) -> None:
    """Say that the month has no register of tasks, and which one has."""
    say = view.say
    title = safe(say("这个月没有任务清单"))
    other = ""
    if months:
        address = view.to("tasks", month=f"{months[0]:%Y-%m}")
        other = link(address, say("看{month}", month=say.month(months[0])))
    st.html(f'<div class="u145 card nothing"><p>{title}</p><p>{other}</p></div>')


def show(view: View, listed: Table) -> None:
    """Show the tasks of a table; each opens its milestones and records."""
    rows = listed.rows[:ON_THE_WALL] if view.is_kiosk else listed.rows
    lines = "".join(_line(view, row) for row in rows)
    with st.container(key="card-tasks"):
        st.html(
            f'<div class="u145">{heading(listed)}<ul class="tasks">{lines}</ul></div>'
        )
        if not view.is_kiosk:
            downloads.row(view, listed)


def bar(view: View, row: Row) -> str:
    """Return a bar of the progress with a mark where the time stands."""
    done = number(row["progress_pct"] or 0, 1)
    time = number(row["time_progress_pct"], 1)
    label = view.say("进度 {done}%，时间进度 {time}%", done=done, time=time)
    return (
        f'<span class="bar" role="img" aria-label="{safe(label)}">'
        f'<i style="width:{safe(done)}%"></i><b style="left:{safe(time)}%"></b></span>'
    )


def done_of(view: View, row: Row) -> str:
    """Return what is done of what is planned, in the words of the task's basis."""
    say = view.say
    if row["progress_basis"] == "plan":
        return say(
            "完成 {done} / {total}",
            done=number(row["planned_done"], 0),
            total=number(row["planned_total"], 0),
        )
    return say(
        "节点 {done} / {total}",
        done=row["milestones_done"],
        total=row["milestones_total"],
    )


def _line(view: View, row: Row) -> str:
    say = view.say
    address = view.to("tasks", task=row["task_id"], chapter=view.ask("chapter"))
    share = row["progress_pct"]
    shown = "" if share is None else f"{number(share, 0)}%"
    records = say("记录 {count}", count=row["records_count"])
    return (
        f'<li style="{status_style(row)}">'
        f'<span class="name"><span class="quiet">{safe(row["task_id"])}</span> '
        f"{link(address, say.name(row, 'task_name'))}</span>"
        f"{bar(view, row)}"
        f'<span class="share">{safe(shown)}</span>{chip(say, row)}'
        f'<span class="quiet">{safe(done_of(view, row))} · '
        f"{safe(records)}</span></li>"
    )
