"""The tables of the ranking: what each says, and its columns."""

from dashboards.components import notes
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def unit_column(view: View) -> Column:
    """Return the column that names a unit and opens its page."""
    return Column(
        "unit_name",
        view.say("单位"),
        "name",
        href=lambda row: view.to("unit", unit=row["unit_id"], town=""),
    )


def scores_table(view: View, group: Row, units: list[Row]) -> Table:
    """Return the scores of a group's units with their intervals."""
    say = view.say
    name = say.name(group, "ranking_group_name")
    first = say.name(units[0], "unit_name")
    return Table(
        name="scores",
        title=say("{group}：{unit}列第一", group=name, unit=first),
        note=say(
            "得分 0—100 与 95% 误差区间，区间重叠的名次相差不大；空心为不排名"
            " · n 为可评指标的件数之和 · {period}",
            period=notes.period(view),
        ),
        columns=(
            Column("rank", say("名次"), "count"),
            unit_column(view),
            Column("score", say("得分"), "number"),
            Column("score_low", say("区间下限"), "number"),
            Column("score_high", say("区间上限"), "number"),
            Column("n", say("件数 n"), "count"),
        ),
        rows=units,
    )


def ranking_table(view: View, group: Row, units: list[Row]) -> Table:
    """Return a group's ranking with the reason of each unit."""
    say = view.say
    return Table(
        name="ranking",
        title=say("名次与上榜理由"),
        note=say(
            "同分同名次 · 至少 {least} 项可评指标才排名"
            " · n 为可评指标的件数之和 · {period}",
            least=group["indicators_min"],
            period=notes.period(view),
        ),
        columns=(
            Column("rank", say("名次"), "count"),
            unit_column(view),
            Column("score", say("得分"), "number"),
            Column("rank_change", say("名次变化"), "signed", 0),
            Column("n", say("件数 n"), "count"),
            Column("indicators_scored", say("可评指标"), "count"),
            Column("indicators_met", say("达标指标"), "count"),
            Column("list_id", say("名单"), "status"),
            Column("reason", say("上榜或不上榜的理由"), "name"),
        ),
        rows=units,
        about=(
            (say("名次变化"), say("与上月名次之差，正数为上升")),
            (say("得分"), say("本组指标得分的加权平均，对照目标，不对照他人")),
        ),
    )


def funnel_table(view: View, indicator: Row, points: list[Row]) -> Table:
    """Return the units of a funnel with their limits and verdicts."""
    say = view.say
    decimals = indicator["decimals"]
    limits = (
        ("low_95", say("95% 下限")),
        ("high_95", say("95% 上限")),
        ("low_998", say("99.8% 下限")),
        ("high_998", say("99.8% 上限")),
    )
    return Table(
        name="funnel",
        title=_funnel_finding(view, indicator),
        note=say(
            "纵轴为占比（%），{better}；实线为组内均值 {mean}%，虚线为 95%、"
            "点线为 99.8% 控制限 · {period}",
            better=_better(view, indicator),
            mean=number(indicator["group_value"], decimals),
            period=notes.period(view),
        ),
        columns=(
            unit_column(view),
            Column("value", say("占比"), "number", decimals, "%"),
            Column("n", say("件数 n"), "count"),
            *(Column(key, name, "number", decimals, "%") for key, name in limits),
            Column("verdict_id", say("判断"), "status"),
        ),
        rows=points,
        about=(
            (say.name(indicator, "indicator_name"), say.name(indicator, "definition")),
        ),
    )


def _better(view: View, indicator: Row) -> str:
    if indicator["direction"] == "higher_is_better":
        return view.say("越高越好")
    return view.say("越低越好")


def _funnel_finding(view: View, indicator: Row) -> str:
    say = view.say
    name = say.name(indicator, "indicator_name")
    if not indicator["units_judged"]:
        return say("{indicator}：各单位样本都不足", indicator=name)
    if not indicator["units_outside"]:
        return say("{indicator}：各单位差距属正常波动", indicator=name)
    return say(
        "{indicator}：{judged} 家中 {outside} 家超出控制限",
        indicator=name,
        judged=indicator["units_judged"],
        outside=indicator["units_outside"],
    )
