"""The tables of members: groups, points by rule, and names for those allowed."""

from dashboards.components import notes
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def point_groups_table(view: View, rows: list[Row], county: Row) -> Table:
    """Return points by the group of rules that caps them."""
    say = view.say
    most = rows[0]
    title = say(
        "{group}得分最多：计 {points} 分",
        group=say.name(most, "cap_group_name"),
        points=number(most["points_total"], 0),
    )
    return Table(
        name="member-points",
        title=title,
        note=say(
            "全体委员得分合计，计入 / 给分（分）；超过年度上限的不计入"
            " · 委员 n {n} · {period}",
            n=county["members_total"],
            period=notes.period(view),
        ),
        columns=(
            Column("cap_group_name", say("规则类别"), "name"),
            Column("points_total", say("计入"), "number", 0, say("分")),
            Column("points_awarded", say("给分"), "number", 0, say("分")),
            Column("points_capped", say("超上限扣回"), "number", 0, say("分")),
            Column("points_reversed", say("更正扣回"), "number", 0, say("分")),
            Column("points_mean", say("人均"), "number", 1, say("分")),
            Column("max_points_year", say("每人年度上限"), "number", 0, say("分")),
            Column("members_scoring", say("得分委员"), "count"),
            Column("members_capped", say("触及上限"), "count"),
        ),
        rows=rows,
    )


def groups_table(view: View, kind: str, rows: list[Row], county: Row) -> Table:
    """Return committees or sectors compared."""
    say = view.say
    label = say("专委会") if kind == "committee" else say("界别")
    title = say(
        "{kind}人均得分：最高 {high} 分（{first}），最低 {low} 分（{last}）",
        kind=label,
        high=number(rows[0]["points_mean"]),
        first=say.name(rows[0], "group_short_name"),
        low=number(rows[-1]["points_mean"]),
        last=say.name(rows[-1], "group_short_name"),
    )
    return Table(
        name=f"member-{kind}s",
        title=title,
        note=say(
            "人均得分（分），灰色为全体委员；沉默指本季度至今没有履职记录"
            " · 委员 n {n} · {period}",
            n=county["members_total"],
            period=notes.period(view),
        ),
        columns=(
            Column("group_name", label, "name"),
            Column("members_total", say("委员 n"), "count"),
            Column("points_mean", say("人均得分"), "number"),
            Column("points_median", say("中位"), "number"),
            Column("members_active_pct", say("有记录的委员"), "number", 1, "%"),
            Column("records_total", say("记录"), "count"),
            Column("members_silent", say("沉默委员"), "count"),
        ),
        rows=rows,
    )


def rules_table(view: View, rows: list[Row]) -> Table:
    """Return the rules with what each gave."""
    say = view.say
    return Table(
        name="member-rules",
        title=say("按规则看：{count} 条计分规则", count=len(rows)),
        note=say(
            "规则与分值为占位值，待县里确认 · {period}", period=notes.period(view)
        ),
        columns=(
            Column("rule_name", say("规则"), "name"),
            Column("points_total", say("计入"), "number", 0, say("分")),
            Column("points_each", say("每次"), "signed", 0, say("分")),
            Column("awards_total", say("次数"), "count"),
            Column("members_total", say("涉及委员"), "count"),
            Column("points_awarded", say("给分"), "number", 0, say("分")),
            Column("points_capped", say("超上限扣回"), "number", 0, say("分")),
            Column("points_reversed", say("更正扣回"), "number", 0, say("分")),
            Column("cap_group_name", say("规则类别"), "name"),
        ),
        rows=rows,
    )


def _named_columns(view: View) -> tuple[Column, ...]:
    say = view.say
    return (
        Column("name_masked", say("姓名（已隐去）")),
        Column("points_total", say("得分"), "number", 0),
        Column("records_count", say("记录"), "count"),
        Column("committee_name", say("专委会"), "name"),
        Column("committee_rank", say("专委会内名次"), "count"),
        Column("sector_name", say("界别"), "name"),
    )


def leading_table(view: View, rows: list[Row]) -> Table:
    """Return the members with most points."""
    say = view.say
    return Table(
        name="members-leading",
        of_records=True,
        title=say("得分最高的 {count} 位委员", count=len(rows)),
        note=say("姓名已隐去 · {period}", period=notes.period(view)),
        columns=_named_columns(view),
        rows=rows,
    )


def silent_table(view: View, rows: list[Row]) -> Table:
    """Return the members without a record in the quarter."""
    say = view.say
    return Table(
        name="members-silent",
        of_records=True,
        title=say("沉默委员 {count} 位", count=len(rows)),
        note=say(
            "姓名已隐去 · 本季度至今没有履职记录 · {period}", period=notes.period(view)
        ),
        columns=_named_columns(view),
        rows=rows,
    )
