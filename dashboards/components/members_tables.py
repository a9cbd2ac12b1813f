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
            "全体委员得分合计（分），浅色为给分、深色为计入；超过年度上限的不计入"
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
        "{kind}：人均得分在 {low} 与 {high} 分之间",
        kind=label,
        low=number(rows[-1]["points_mean"]),
        high=number(rows[0]["points_mean"]),
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
            Column("cap_group_name", say("规则类别"), "name"),
            Column("rule_name", say("规则"), "name"),
            Column("points_each", say("每次"), "signed", 0, say("分")),
            Column("awards_total", say("次数"), "count"),
            Column("members_total", say("涉及委员"), "count"),
            Column("points_awarded", say("给分"), "number", 0, say("分")),
            Column("points_capped", say("超上限扣回"), "number", 0, say("分")),
            Column("points_reversed", say("更正扣回"), "number", 0, say("分")),
            Column("points_total", say("计入"), "number", 0, say("分")),
        ),
        rows=rows,
    )


def _named_columns(view: View) -> tuple[Column, ...]:
    say = view.say
    return (
        Column("name_masked", say("姓名（已隐去）")),
        Column("committee_name", say("专委会"), "name"),
        Column("sector_name", say("界别"), "name"),
        Column("points_total", say("得分"), "number", 0),
        Column("records_count", say("记录"), "count"),
        Column("committee_rank", say("专委会内名次"), "count"),
    )


def leading_table(view: View, rows: list[Row]) -> Table:
    """Return the members with most points."""
    say = view.say
    return Table(
        name="members-leading",
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
        title=say("沉默委员 {count} 位", count=len(rows)),
        note=say(
            "姓名已隐去 · 本季度至今没有履职记录 · {period}", period=notes.period(view)
        ),
        columns=_named_columns(view),
        rows=rows,
    )


def silence_table(view: View, rows: list[Row], county: Row) -> Table:
    """Return how many members of each committee were active and silent."""
    say = view.say
    silent = county["members_silent"]
    title = (
        say("本季度沉默委员 {silent} 人", silent=silent)
        if silent
        else say("本季度没有沉默委员")
    )
    return Table(
        name="member-silence",
        title=title,
        note=say(
            "本季度至今没有一条履职记录的委员人数，按专委会 · {period}",
            period=notes.period(view),
        ),
        columns=(
            Column("group_name", say("专委会"), "name"),
            Column("members_total", say("委员 n"), "count"),
            Column("members_silent", say("沉默"), "count"),
            Column("members_active", say("有记录"), "count"),
            Column("members_active_pct", say("有记录的占比"), "number", 1, "%"),
        ),
        rows=rows,
    )
