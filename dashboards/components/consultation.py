"""What the tables of consultation say: topics, forums, studios, reading, days."""

from datetime import date

from dashboards.components import spans
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

FEW = 4  # names in a finding; more are a number


def topics(view: View, rows: list[Row]) -> Table:
    """Return the topics of the year, those still to be held first."""
    say = view.say
    waiting = [row for row in rows if not row["is_held"]]
    title = say("{all} 个协商议题都已开展", all=len(rows))
    if waiting:
        title = say(
            "{all} 个协商议题中 {waiting} 个还没有开展",
            all=len(rows),
            waiting=len(waiting),
        )
    columns = (
        Column(
            "task_name",
            say("议题"),
            "name",
            href=lambda row: view.to("tasks", task=row["task_id"]),
        ),
        Column("status_id", say("进度"), "status"),
        Column("progress_pct", say("完成"), "number", 0, "%"),
        Column(
            "first_held_date",
            say("举行日期"),
            "date",
            href=lambda row: _session(view, row),
        ),
        Column("opinions_raised", say("意见"), "count"),
        Column("opinions_adopted", say("采纳"), "count"),
        Column("adopted_pct", say("采纳比例"), "number", 0, "%"),
    )
    note = say("全县 · 年度任务清单 · 截至{month}", month=_until(view))
    return Table("topics", title, note, columns, rows)


def _session(view: View, row: Row) -> str:
    if not row["first_event_id"]:
        return ""
    return view.to("record", kind="events", id=row["first_event_id"])


def forum(view: View, rows: list[Row]) -> Table:
    """Return forums by town and quarter; the finding names the silent towns."""
    say = view.say
    silent, quarter = _silent(say, rows)
    if quarter and silent:
        title = say("{quarter}空白的镇街：{names}", quarter=quarter, names=silent)
    elif quarter:
        title = say("{quarter}没有空白的镇街", quarter=quarter)
    else:
        title = say("本年第一个季度还没有结束")
    note = say(
        "民生议事堂 · 次 · 每镇街每季度至少一次 · 截至{month}", month=_until(view)
    )
    return spans.table(view, "forum", title, note, rows, say("镇街名称"))


def studios(view: View, rows: list[Row], dates: dict[str, date]) -> Table:
    """Return the studios with the day they were set up and their quarters."""
    say = view.say
    silent, quarter = _silent(say, rows)
    if quarter and silent:
        title = say("{quarter}没有活动的工作室：{names}", quarter=quarter, names=silent)
    elif quarter:
        title = say("{quarter}每个工作室都有活动", quarter=quarter)
    else:
        title = say("本年第一个季度还没有结束")
    note = say("委员工作室 · 次 · 每室每季度至少一次 · 截至{month}", month=_until(view))
    dated = [{**row, "set_up_date": dates.get(row["entity_id"])} for row in rows]
    made = spans.table(view, "studios", title, note, dated, say("工作室"))
    day = Column("set_up_date", say("创建日期"), "date")
    columns = (made.columns[0], day, *made.columns[1:])
    return Table(made.name, made.title, made.note, columns, made.rows)


def reading(view: View, rows: list[Row]) -> Table:
    """Return the quarters of reading sessions."""
    say = view.say
    missed = [row for row in rows if row["is_over"] and not row["span_total"]]
    title = say("已结束的季度都有读书活动")
    if missed:
        names = say("、").join(spans.named(say, row) for row in missed)
        title = say("{quarters}没有读书活动", quarters=names)
    elif not any(row["is_over"] for row in rows):
        title = say("本年第一个季度还没有结束")
    note = say("书香政协 · 次 · 每季度至少一次 · 截至{month}", month=_until(view))
    return spans.table(view, "reading", title, note, rows, "")


def reception(view: View, rows: list[Row], months: dict[date, Row]) -> Table:
    """Return the months of reception days, with what was raised and closed."""
    say = view.say
    begun = [
        {**row, **months.get(row["span_start"], {}), "span_name": spans.named(say, row)}
        for row in rows
        if row["span_state_id"] != "ahead"
    ]
    last = begun[-1] if begun else {}
    title = say("还没有接待日的记录")
    if last.get("open_total") is not None:
        title = say(
            "接待日提出的问题还有 {open} 件未办结，其中超期 {overdue} 件",
            open=last["open_total"],
            overdue=last["overdue_total"],
        )
    columns = (
        Column("span_name", say("月份")),
        Column("accepted_total", say("提出问题（件）"), "count"),
        Column("closed_total", say("办结（件）"), "count"),
        Column("open_total", say("月末未结"), "count"),
        Column("overdue_total", say("其中超期"), "count"),
        Column("label", say("接待日"), "status"),
        Column("span_total", say("举办（次）"), "count"),
    )
    note = say("按月 · 办结计入办结当月，可能是以前提出的问题")
    return Table("reception", title, note, columns, begun)


def _until(view: View) -> str:
    assert view.month
    return view.say.month(view.month)


def _silent(say: Speaker, rows: list[Row]) -> tuple[str, str]:
    """Return who has nothing in the last span that is over, and its name."""
    over = [row for row in rows if row["is_over"]]
    if not over:
        return "", ""
    last = max(over, key=lambda row: row["span_start"])
    empty = [
        say.name(row, "entity_name")
        for row in over
        if row["span_start"] == last["span_start"] and not row["span_total"]
    ]
    names = say("、").join(empty)
    if len(empty) > FEW:
        names = say("{count} 个", count=len(empty))
    return names, spans.named(say, last)
