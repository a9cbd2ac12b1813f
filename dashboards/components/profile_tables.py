"""The tables of a unit's page: all indicators, its feeds, what they lack."""

from dashboards.components import notes
from dashboards.components.contest_tables import unit_column
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def directory_table(view: View, units: list[Row]) -> Table:
    """Return all units to choose from, with their ranks."""
    say = view.say
    return Table(
        name="units",
        title=say("选择一个单位，看它的全部指标"),
        note=say(
            "{count} 个单位 · 名次在本组内 · {period}",
            count=len(units),
            period=notes.period(view),
        ),
        columns=(
            unit_column(view),
            Column("rank", say("名次"), "count"),
            Column("score", say("得分"), "number"),
            Column("n", say("件数 n"), "count"),
            Column("group_name", say("类别"), "name"),
        ),
        rows=units,
    )


def profile_table(view: View, unit: Row, figures: list[Row]) -> Table:
    """Return all of a unit's indicators beside its group."""
    say = view.say
    return Table(
        name="profile",
        title=say(
            "{count} 项指标：达标 {met} 项，未达标 {missed} 项",
            count=len(figures),
            met=figures[0]["met_total"],
            missed=figures[0]["missed_total"],
        ),
        note=say(
            "{unit}有件数的指标，得分高的在前 · 组内中位与最好只算样本足够的单位"
            " · {period}",
            unit=say.name(unit, "unit_name"),
            period=notes.period(view),
        ),
        columns=_profile_columns(view),
        rows=figures,
        about=(
            (say("区间下限"), say("占比类指标的 95% 误差区间；其他指标没有")),
            (say("较上月"), say("数值与上月之差")),
        ),
    )


def _profile_columns(view: View) -> tuple[Column, ...]:
    say = view.say
    return (
        Column(
            "indicator_name",
            say("指标"),
            "name",
            href=lambda row: view.to(
                "indicator", indicator=row["indicator_id"], town=""
            ),
        ),
        Column("status_id", say("状态"), "status"),
        Column("value", say("数值"), "number", "decimals"),
        Column("unit_name", say("计量单位"), "name"),
        Column("target_value", say("目标"), "number", "decimals"),
        Column("value_change", say("较上月"), "signed", "decimals"),
        Column("n", say("件数 n"), "count"),
        Column("value_low", say("区间下限"), "number", "decimals"),
        Column("value_high", say("区间上限"), "number", "decimals"),
        Column("score", say("得分"), "number"),
        Column("group_median", say("组内中位"), "number", "decimals"),
        Column("group_best", say("组内最好"), "number", "decimals"),
        Column("is_ranked_by", say("计入比拼"), "flag"),
    )


def proposals_table(view: View, sessions: list[Row]) -> Table:
    """Return the proposals that a unit answers, by session."""
    say = view.say
    newest = sessions[0]
    return Table(
        name="unit-proposals",
        title=say(
            "主办提案：{year} 年会议 {filed} 件，逾期未答复 {overdue} 件",
            year=newest["session_year"],
            filed=newest["filed_count"],
            overdue=newest["overdue_count"],
        ),
        note=say("立案并由本单位主办的提案 · 按会议年度，截至数据日"),
        columns=(
            Column("session_year", say("会议年度")),
            Column("filed_count", say("主办"), "count", unit=say("件")),
            Column("answered_count", say("已答复"), "count", unit=say("件")),
            Column("due_soon_count", say("临期"), "count", unit=say("件")),
            Column("overdue_count", say("逾期未答复"), "count", unit=say("件")),
            Column("on_time_pct", say("按时答复"), "number", 1, "%"),
        ),
        rows=sessions,
    )


def feeds_table(view: View, feeds: list[Row]) -> Table:
    """Return the feeds that a unit owns: late or not, and their quality."""
    say = view.say
    late = feeds[0]["late_total"]
    title = (
        say("报送来源：{count} 个，其中 {late} 个迟报", count=len(feeds), late=late)
        if late
        else say("报送来源：{count} 个，全部按时", count=len(feeds))
    )
    return Table(
        name="unit-feeds",
        title=title,
        note=say("质量等级取截至 {month} 最近一个有数据的月份", month=_month(view)),
        columns=(
            Column(
                "feed_name",
                say("来源"),
                "name",
                href=lambda row: view.to("health", feed=row["feed_id"]),
            ),
            Column("cadence_name", say("频次"), "name"),
            Column("covered_to", say("数据到"), "date"),
            Column("expected_by", say("应于此日前报送"), "date"),
            Column("days_late", say("迟报天数"), "count"),
            Column("quality_grade", say("质量等级")),
            Column("quality_reason", say("等级理由"), "name"),
            Column("quality_month", say("等级月份"), "month"),
            Column("rows_total", say("当月行数"), "count"),
        ),
        rows=feeds,
    )


def _month(view: View) -> str:
    assert view.month
    return view.say.month(view.month)


def problems_table(view: View, problems: list[Row]) -> Table:
    """Return what a unit's deliveries lack, reason by reason."""
    say = view.say
    return Table(
        name="unit-problems",
        title=say("需要更正重报的问题：{count} 类", count=len(problems)),
        note=say("全部已收报表 · 一行有两个问题的，两类各计一次"),
        columns=(
            Column("severity_name", say("处理"), "text"),
            Column("problem_name", say("问题"), "name"),
            Column("rows_total", say("行数"), "count"),
            Column("deliveries_total", say("涉及报表"), "count"),
            Column("advice", say("怎么改"), "name"),
            Column("feed_name", say("来源"), "name"),
        ),
        rows=[row | {"severity_name": _severity(view, row)} for row in problems],
    )


def _severity(view: View, row: Row) -> str:
    say = view.say
    return say("已隔离") if row["severity"] == "fatal" else say("已收下，有标记")
