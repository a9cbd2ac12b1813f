"""Tables of what was sent: feeds, their quality, deliveries."""

from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def freshness(view: View, rows: list[Row]) -> Table:
    """Return how far each feed reaches against its cadence."""
    say = view.say

    def opens(row: Row) -> str:
        return view.to("health", part="deliveries", feed=row["feed_id"])

    late = [row for row in rows if row["freshness_status"] in ("late", "never")]
    held = [row for row in rows if row["freshness_status"] == "held"]
    title = say("所有来源都按时报送")
    if late:
        title = say(
            "{late} 个来源没有按时报送，最久的是{feed}",
            late=len(late),
            feed=say.name(late[0], "feed_name"),
        )
    if held:
        names = say("、").join(say.name(row, "feed_name") for row in held)
        title = say("{count} 个来源暂停更新：{feeds}", count=len(held), feeds=names)
    return Table(
        "freshness",
        title,
        say("来源 {count} 个 · 按各自的报送周期和宽限天数判断", count=len(rows)),
        (
            Column("feed_name", say("来源"), "name", href=opens),
            Column("freshness_status", say("是否及时"), "status"),
            *(_held_columns(say) if held else ()),
            Column("days_late", say("逾期"), "count", unit=say("天")),
            Column("covered_to", say("数据报到"), "date"),
            Column("expected_by", say("下次应报"), "date"),
            Column("cadence_name", say("报送周期"), "name"),
            Column("grace_days", say("宽限"), "count", unit=say("天")),
            Column("deliveries_total", say("已报文件"), "count"),
            Column("owner_name", say("责任单位"), "name"),
        ),
        rows,
    )


def _held_columns(say: Speaker) -> tuple[Column, ...]:
    """Return what is told of feeds that are held back, where there are any."""
    return (
        Column("held_since", say("暂停自"), "date"),
        Column("deliveries_held", say("待处理文件"), "count"),
        Column("held_reason", say("暂停原因"), "name"),
    )


def quality(view: View, rows: list[Row]) -> Table:
    """Return each feed's grade of each month."""
    say = view.say
    return Table(
        "feed-quality",
        _finding(say, rows),
        say("每个来源每月按最差的一项定级 · 空白为当月没有数据 · 占位标准，待县里确认"),
        (
            Column("feed_name", say("来源"), "name"),
            Column("period_month", say("月份"), "month"),
            Column("quality_grade", say("等级"), "status"),
            Column("quality_reason", say("原因"), "name"),
            Column("rows_total", say("行数"), "count"),
            Column("completeness_pct", say("完整"), "number", unit="%"),
            Column("validity_pct", say("有效"), "number", unit="%"),
            Column("timeliness_pct", say("及时"), "number", unit="%"),
            Column("duplicates_pct", say("重复"), "number", unit="%"),
            Column("one_date_pct", say("同一日期"), "number", unit="%"),
        ),
        rows,
    )


def _finding(say: Speaker, rows: list[Row]) -> str:
    bad = sum(row["quality_grade"] == "D" for row in rows)
    if bad:
        return say("有 {bad} 次月度评级为 D（不宜引用）", bad=bad)
    return say("没有月度评级为 D（不宜引用）")


def indicator_quality(view: View, rows: list[Row]) -> Table:
    """Return each indicator's grade of the newest month with its reason."""
    say = view.say
    sound = sum(row["quality_grade"] == "A" for row in rows)
    month = say.month(rows[0]["period_month"]) if rows else ""
    return Table(
        "indicator-quality",
        say(
            "{count} 项指标中，{sound} 项数据可靠（A级）", count=len(rows), sound=sound
        ),
        say("{month} · 最差的在前", month=month),
        (
            Column(
                "indicator_name",
                say("指标"),
                "name",
                href=lambda row: view.to("indicator", indicator=row["indicator_id"]),
            ),
            Column("quality_grade", say("等级"), "status"),
            Column("quality_reason", say("原因"), "name"),
            Column("cases_total", say("记录数"), "count"),
        ),
        rows,
    )


def deliveries(view: View, rows: list[Row]) -> Table:
    """Return what arrived and where its rows went."""
    say = view.say
    rejected = sum(row["outcome"] == "rejected" for row in rows)
    held = sum(row["outcome"] == "held" for row in rows)
    title = say(
        "收到 {count} 张表，退回 {rejected} 张", count=len(rows), rejected=rejected
    )
    if held:
        title = say(
            "收到 {count} 张表，退回 {rejected} 张，暂停计入 {held} 张",
            count=len(rows),
            rejected=rejected,
            held=held,
        )
    return Table(
        "deliveries",
        title,
        say("一行是一个文件里的一张表 · 退回的在前，其余按收到时间"),
        (
            Column("file_name", say("文件")),
            Column("sheet", say("工作表")),
            Column("outcome", say("结果"), "status"),
            Column("message", say("说明"), "name"),
            *((Column("held_reason", say("暂停原因"), "name"),) if held else ()),
            Column("period_start", say("起"), "date"),
            Column("period_end", say("止"), "date"),
            Column("rows_landed", say("行数"), "count"),
            Column("rows_quarantined", say("未计入"), "count"),
            Column("rows_flagged", say("有疑问"), "count"),
            Column("is_shrunk", say("比上次少"), "flag"),
            Column("landed_at", say("收到"), "date"),
        ),
        rows,
    )
