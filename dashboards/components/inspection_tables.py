"""The tables of the page about inspections."""

from collections.abc import Callable

from dashboards.components import notes
from dashboards.formats import quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def kind_table(view: View, rows: list[Row]) -> Table:
    """Return the advice of each kind."""
    say = view.say
    if len(rows) == 1:
        title = say(
            "{kind}意见采纳 {share}",
            kind=say.name(rows[0], "kind_name"),
            share=quantity(rows[0]["adopted_pct"], "%", 1),
        )
    else:
        title = say(
            "意见采纳：{first} {share}，{second} {other}",
            first=say.name(rows[0], "kind_name"),
            share=quantity(rows[0]["adopted_pct"], "%", 1),
            second=say.name(rows[1], "kind_name"),
            other=quantity(rows[1]["adopted_pct"], "%", 1),
        )
    return Table(
        name="inspection-advice-kinds",
        title=title,
        note=say("条 · 深色为采纳，浅色为提出 · {period}", period=notes.period(view)),
        columns=(
            Column("kind_name", say("类别"), "name"),
            Column("inspections_count", say("次数"), "count"),
            Column("raised_count", say("提出意见"), "count"),
            Column("adopted_count", say("采纳"), "count"),
            Column("adopted_pct", say("采纳率"), "number", unit="%"),
        ),
        rows=rows,
    )


def topic_table(view: View, rows: list[Row]) -> Table:
    """Return the topics of one kind with their progress."""
    say = view.say
    done = [row for row in rows if row["inspection_id"]]
    assert view.month
    return Table(
        name=f"inspection-topics-{rows[0]['kind_position']}",
        title=say(
            "{kind}议题 {count} 项，已开展 {done} 项",
            kind=say.name(rows[0], "kind_name"),
            count=len(rows),
            done=len(done),
        ),
        note=say(
            "{year} 年任务清单 · 时间进度 {share} · 截至 {month}",
            year=view.month.year,
            share=quantity(rows[0]["time_progress_pct"], "%", 1),
            month=say.month(view.month),
        ),
        columns=(
            Column(
                "task_name",
                say("议题"),
                "name",
                href=lambda row: view.to("tasks", task=row["task_id"]),
            ),
            Column("status_id", say("进度"), "status"),
            Column("progress_pct", say("完成"), "number", decimals=0, unit="%"),
            Column("unit_names", say("承担单位"), "name"),
            Column("first_check_date", say("开展日期"), "date", href=_record(view)),
            Column("raised_count", say("提出意见"), "count"),
            Column("adopted_count", say("采纳"), "count"),
            Column("report_nos", say("报告文号")),
        ),
        rows=rows,
    )


def advice_table(view: View, rows: list[Row]) -> Table:
    """Return the inspections and supervisions with their advice."""
    say = view.say
    return Table(
        name="inspection-advice",
        of_records=True,
        title=say("视察、监督逐次的意见建议"),
        note=say("每行一次，最近的在前 · {period}", period=notes.period(view)),
        columns=(
            Column("kind_name", say("类别"), "name"),
            Column("check_date", say("日期"), "date"),
            Column("topic", say("题目"), href=_record(view)),
            Column("unit_name", say("组织单位"), "name"),
            Column("raised_count", say("提出意见"), "count"),
            Column("adopted_count", say("采纳"), "count"),
            Column("adopted_pct", say("采纳率"), "number", unit="%"),
            Column("report_no", say("报告文号")),
            Column("has_leader_instruction", say("领导批示"), "flag"),
        ),
        rows=rows,
    )


def pair_table(view: View, rows: list[Row], allowed: int) -> Table:
    """Return the enterprises that one unit visited too often."""
    say = view.say
    assert view.month
    return Table(
        name="inspection-over-frequency",
        of_records=True,
        title=say(
            "{count} 对“部门—企业”当年现场检查超过 {allowed} 次",
            count=len(rows),
            allowed=allowed,
        ),
        note=say(
            "同一部门对同一企业，举报核查除外；同日多次只列一个日期 · 截至 {month}",
            month=say.month(view.month),
        ),
        columns=(
            Column(
                "unit_name",
                say("部门"),
                "name",
                href=lambda row: view.to("unit", unit=row["unit_id"]),
            ),
            Column("enterprise_name", say("企业")),
            Column("town_name", say("乡镇街道"), "name"),
            Column("visits_count", say("当年现场检查"), "count"),
            Column("over_since_date", say("首次超频次"), "date"),
            Column("visit_dates", say("检查日期（月-日）")),
        ),
        rows=[row | {"visit_dates": _days(row["visit_dates"])} for row in rows],
    )


def _days(dates: str) -> str:
    """Return dates of one year without the year, so that a row is a line."""
    return " · ".join(date[5:] for date in dates.split(","))


def unit_table(view: View, indicators: list[Row], rows: list[Row]) -> Table:
    """Return one row a unit, one column an indicator."""
    say = view.say
    unit = Column(
        "unit_name",
        say("单位"),
        "name",
        href=lambda row: view.to("unit", unit=row["unit_id"]),
    )
    values = tuple(
        Column(
            indicator["indicator_id"],
            say.name(indicator, "indicator_name"),
            "number",
            decimals=indicator["decimals"],
            unit=say.name(indicator, "unit_name"),
        )
        for indicator in indicators
    )
    return Table(
        name="inspection-units",
        title=say("{count} 个单位的检查、公示与整改", count=len(rows)),
        note=say(
            "与指标页口径一致，件数少的单位起伏大 · {period}", period=notes.period(view)
        ),
        columns=(unit, *values),
        rows=rows,
        about=tuple(
            (say.name(row, "indicator_name"), say.name(row, "definition"))
            for row in indicators
        ),
    )


def _record(view: View) -> Callable[[Row], str]:
    """Return what leads from a row to its inspection, where it has one."""

    def address(row: Row) -> str:
        record = row["inspection_id"]
        return view.to("record", kind="inspections", id=record) if record else ""

    return address
