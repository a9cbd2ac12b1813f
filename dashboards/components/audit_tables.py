"""Tables of what came back, what was checked, and how refreshes ended."""

from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def reasons(view: View, rows: list[Row]) -> Table:
    """Return how many rows came back for which reason; each opens its rows."""
    say = view.say

    def opens(row: Row) -> str:
        asked = {name: row[f"{name}_id"] for name in ("feed", "issue")}
        return view.to("health", part="quarantine", state=row["severity"], **asked)

    return Table(
        "quarantine-reasons",
        _main_reason(view, rows),
        say("一行数据有两个原因时各计一次，所以原因之和多于行数"),
        (
            Column("issue_name", say("原因"), "name", href=opens),
            Column("severity", say("处理"), "status"),
            Column("feed_name", say("来源"), "name"),
            Column("rows_total", say("行数"), "count"),
            Column("advice", say("怎样更正"), "name"),
        ),
        rows,
    )


def _main_reason(view: View, rows: list[Row]) -> str:
    say = view.say
    if not rows:
        return say("没有待更正的数据")
    return say(
        "最先要更正的是“{reason}”：{feed} {count} 行",
        reason=say.name(rows[0], "issue_name"),
        feed=say.name(rows[0], "feed_name"),
        count=rows[0]["rows_total"],
    )


def rows_to_correct(view: View, rows: list[Row]) -> Table:
    """Return the rows that offices should correct."""
    say = view.say
    # Of one source, its name in every row says nothing.
    source = () if view.ask("feed") else (Column("feed_name", say("来源"), "name"),)
    return Table(
        "rows-to-correct",
        say("待更正的数据 {count} 行", count=len(rows)),
        say("未计入的在前 · 行号是原文件里的行号"),
        (
            Column("severity", say("处理"), "status"),
            Column("reasons", say("原因"), "name"),
            Column("advice", say("怎样更正"), "name"),
            *source,
            Column("file_name", say("文件")),
            Column("sheet", say("工作表")),
            Column("row_number", say("行号"), "count"),
            Column("record_key", say("编号")),
        ),
        rows,
        of_records=True,
    )


def checks(view: View, rows: list[Row]) -> Table:
    """Return what was expected of the data and what was found."""
    say = view.say
    return Table(
        "checks",
        say(
            "数据校验 {count} 项：未通过 {failed} 项，提醒 {warned} 项",
            count=len(rows),
            failed=sum(row["status_id"] in ("failed", "raised") for row in rows),
            warned=sum(row["status_id"] == "warned" for row in rows),
        ),
        say("发布前对送来的数据逐项检查 · 未通过的在前，其次是提醒"),
        (
            Column("status_id", say("结果"), "status"),
            Column("rule_name", say("校验"), "name"),
            Column("feed_name", say("来源"), "name"),
            Column("observed", say("实际")),
            Column("expected", say("要求")),
            Column("otherwise", say("超出时")),
            Column("owner_name", say("责任单位"), "name"),
        ),
        [_named(view, row) for row in rows],
    )


def _named(view: View, row: Row) -> Row:
    """Say who a check is about and for, and what comes of missing its limit."""
    say = view.say
    # The same rule stands twice: near its limit it warns, far off it fails.
    otherwise = say("未通过") if row["severity"] == "error" else say("提醒")
    suite = {} if row["feed_name_zh"] else {"feed_name_zh": say("各来源合并")}
    owner = {} if row["owner_name_zh"] else {"owner_name_zh": say("数据管理员")}
    return row | suite | owner | {"otherwise": otherwise}


def runs(view: View, rows: list[Row]) -> Table:
    """Return how refreshes ended."""
    say = view.say
    return Table(
        "refresh-runs",
        say("刷新 {count} 次", count=len(rows)),
        say("到这个版本为止，最近的在前 · 时间为协调世界时"),
        (
            Column("started", say("开始")),
            Column("outcome", say("结果"), "status"),
            Column("as_of_date", say("数据截至"), "date"),
            Column("deliveries_new", say("新文件"), "count"),
            Column("rows_landed", say("新行"), "count"),
            Column("is_full", say("全部重算"), "flag"),
            Column("checks_passed", say("通过"), "count"),
            Column("checks_warned", say("提醒"), "count"),
            Column("checks_failed", say("未通过"), "count"),
            Column("message", say("说明"), "name"),
            Column("release_id", say("版本")),
        ),
        rows,
    )
