"""What the tables of services say: cases, their age, and the indicators beside."""

from dashboards.components import notes
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def flow(view: View, rows: list[Row]) -> Table:
    """Return how many cases of each kind came in, were closed and stand open."""
    say = view.say
    late = [row for row in rows if row["overdue_total"]]
    title = say("没有超期未结的事项")
    if all(row["open_total"] is None for row in rows):
        title = say("没有登记的事项")
    elif late:
        names = say("、").join(say.name(row, "case_kind_name") for row in late)
        title = say("有超期未结的事项：{names}", names=names)
    columns = (
        Column(
            "case_kind_name",
            say("类别"),
            "name",
            href=lambda row: view.here(kind=row["case_kind_id"]),
        ),
        Column("accepted_total", say("受理"), "count"),
        Column("closed_total", say("办结"), "count"),
        Column("open_total", say("月末在办"), "count"),
        Column("overdue_total", say("其中超期"), "count"),
    )
    note = say(
        "{place} · 件 · {period}", place=notes.place(view), period=notes.period(view)
    )
    return Table("flow", title, note, columns, rows)


def ages(view: View, kind: Row, bands: list[Row]) -> Table:
    """Return the open cases of a kind by age."""
    say = view.say
    name = say.name(kind, "case_kind_name")
    title = say("{kind}：没有在办事项", kind=name)
    if kind["open_total"]:
        title = say(
            "{kind}在办 {open} 件，其中超期 {overdue} 件",
            kind=name,
            open=kind["open_total"],
            overdue=kind["overdue_total"],
        )
    columns = (
        Column("age_band_name", say("已受理"), "name"),
        Column("open_total", say("在办"), "count"),
        Column("in_time_total", say("未到期"), "count"),
        Column("overdue_total", say("已超期"), "count"),
    )
    note = say(
        "{place} · 件 · {month}末按受理后天数",
        place=notes.place(view),
        month=say.month(view.month) if view.month else "",
    )
    return Table("ages", title, note, columns, bands if kind["open_total"] else [])


def oldest(view: View, kind: Row, rows: list[Row]) -> Table:
    """Return the open cases of a kind, the oldest first."""
    say = view.say
    name = say.name(kind, "case_kind_name")
    title = say("{kind}：没有在办事项", kind=name)
    if rows:
        title = say(
            "{kind}中办得最久的已 {days} 天", kind=name, days=rows[0]["age_days"]
        )
    columns = (
        Column(
            "title",
            say("事项"),
            href=lambda row: view.to("record", kind="events", id=row["event_id"]),
        ),
        Column("age_days", say("已办天数"), "count"),
        Column("overdue_days", say("超期天数"), "count"),
        Column(
            "unit_name",
            say("承办单位"),
            "name",
            href=lambda row: view.here(unit=row["unit_id"] or "", town=""),
        ),
        Column("town_name", say("镇街名称"), "name"),
        Column("enterprise_name", say("企业")),
        Column("accepted_date", say("受理日期"), "date"),
        Column("due_date", say("到期日"), "date"),
    )
    kept = tuple(column for column in columns if _has(column, rows))
    note = say("{place} · 共 {count} 件", place=notes.place(view), count=len(rows))
    return Table("oldest", title, note, kept, rows, of_records=True)


def _has(column: Column, rows: list[Row]) -> bool:
    """Tell whether any row says something in a column; titles always do."""
    key = f"{column.key}_zh" if column.kind == "name" else column.key
    return column.key == "title" or any(row[key] is not None for row in rows)


def indicators(view: View, name: str, subject: str, rows: list[Row]) -> Table:
    """Return the indicators of a section, the worst first."""
    say = view.say
    rows = sorted(rows, key=lambda row: -row["severity"])
    missed = [row for row in rows if row["status_id"] == "not_met"]
    title = say("{subject}：没有未达标的指标", subject=subject)
    if all(row["value"] is None for row in rows):
        rows, title = [], say("{subject}：本期没有数据", subject=subject)
    elif missed:
        names = say("、").join(say.name(row, "indicator_name") for row in missed)
        title = say("{subject}未达标：{names}", subject=subject, names=names)
    columns = (
        Column(
            "indicator_name",
            say("指标"),
            "name",
            href=lambda row: view.to("indicator", indicator=row["indicator_id"]),
        ),
        Column("value", say("实际"), "number", "decimals"),
        Column("status_label", say("状态"), "status"),
        Column("target_value", say("目标"), "number", "decimals"),
        Column("unit_name", say("单位"), "name"),
        Column("n", say("样本数"), "count"),
        Column("previous_value", say("上月"), "number", "decimals"),
    )
    note = f"{notes.place(view)} · {notes.period(view)}"
    about = tuple(
        (say.name(row, "indicator_name"), say.name(row, "definition")) for row in rows
    )
    return Table(name, title, note, columns, rows, about)
