"""The ranking of units: choosing a group, the two lists, choosing a funnel."""

from collections.abc import Callable

import streamlit as st

from dashboards.charts.funnel_plot import funnel_plot
from dashboards.charts.intervals import height, intervals
from dashboards.components import cards, choices, contest_tables, states
from dashboards.components.html import link, safe
from dashboards.formats import number
from dashboards.queries import rankings
from dashboards.reading import Row
from dashboards.view import View


def groups(view: View, rows: list[Row], chosen: str) -> None:
    """Show the groups to choose from, with how many units are ranked."""
    say = view.say
    groups = (
        (
            view.here(group=row["ranking_group"], indicator=""),
            say(
                "{group} {ranked}/{total}",
                group=say.name(row, "ranking_group_name"),
                ranked=row["units_ranked"],
                total=row["units_total"],
            ),
            row["ranking_group"] == chosen,
        )
        for row in rows
    )
    note = say("数字：参加排名的单位 / 全部单位")
    choices.show(say("比拼组"), groups, note=note)


def both_lists(
    view: View,
    ranking: list[Row],
    lists: dict[str, Row],
    reasons: dict[str, list[Row]],
) -> None:
    """Show the honour and the warning list; an empty one says why.

    Args:
        view: What the visitor looks at.
        ranking: The units of the group in the order of their ranks.
        lists: The word, sign and meaning of each list.
        reasons: Why units are not on a list, by list.
    """
    cards = "".join(
        _list(
            view,
            listed,
            [row for row in ranking if row["list_id"] == list_id],
            reasons[list_id],
        )
        for list_id, listed in lists.items()
    )
    st.html(f'<div class="u145 both-lists">{cards}</div>')


def _list(view: View, listed: Row, units: list[Row], reasons: list[Row]) -> str:
    say = view.say
    name = say.name(listed, "label")
    title = say("{list}：{count} 家", list=name, count=len(units))
    body = (
        f"<ul>{''.join(_unit(view, row) for row in units)}</ul>"
        if units
        else _nobody(view, name, reasons)
    )
    meaning = safe(say.name(listed, "meaning"))
    return (
        f'<section class="card {safe(listed["list_id"])}"><h2>'
        f'<i aria-hidden="true">{safe(listed["icon"])}</i>{safe(title)}</h2>'
        f'<p class="quiet">{meaning}</p>{body}</section>'
    )


def _unit(view: View, row: Row) -> str:
    say = view.say
    name = link(
        view.to("unit", unit=row["unit_id"], town=""), say.name(row, "unit_name")
    )
    figures = say(
        "第 {rank} 名 · 得分 {score} · n {n}",
        rank=row["rank"],
        score=number(row["score"]),
        n=number(row["n"], 0),
    )
    return (
        f'<li><b class="name">{name}</b><span class="figures">{safe(figures)}</span>'
        f'<span class="quiet">{safe(say.name(row, "reason"))}</span></li>'
    )


def _nobody(view: View, name: str, reasons: list[Row]) -> str:
    say = view.say
    lines = "".join(
        f"<li><span>{safe(say.name(row, 'reason'))}</span>"
        f'<span class="figures">{safe(count)}</span></li>'
        for row in reasons
        for count in [say("{count} 家", count=row["units_total"])]
    )
    why = safe(say("{list}本期为空。原因：", list=name))
    if not lines:
        why = safe(say("{list}本期为空：没有可排名的单位。", list=name))
    return f'<p class="nobody">{why}</p><ul>{lines}</ul>'


def _page_of(view: View) -> Callable[[Row], str]:
    return lambda row: view.to("unit", unit=row["unit_id"], town="")


def scores(view: View, group: Row, units: list[Row]) -> None:
    """Draw the scores of a group's units with their intervals."""
    units = [row for row in units if row["score"] is not None]
    if not any(row["is_judged"] for row in units):
        return
    figure = intervals(
        units,
        view.look,
        name="unit_short_name",
        key="score",
        low="score_low",
        high="score_high",
        target=None,
        href=None if view.is_kiosk else _page_of(view),
    )
    table = contest_tables.scores_table(view, group, units)
    cards.chart(view, figure, table, height=height(units, view.look))


def funnel(view: View, group: str) -> None:
    """Show the funnel plot of an indicator, unless asked the most telling one."""
    assert view.month
    say = view.say
    place = (view.release, group, view.month, view.window)
    choices = rankings.funnel_indicators(*place)
    if not choices:
        states.empty(
            say("没有可画的漏斗图"), say("占比类指标都没有两家以上样本足够的单位。")
        )
        return
    asked = [row for row in choices if row["indicator_id"] == view.ask("indicator")]
    chosen = (asked or choices)[0]
    points = rankings.funnel(*place, chosen["indicator_id"])
    limits = rankings.funnel_limits(*place, chosen["indicator_id"])
    _indicators(view, choices, chosen)
    table = contest_tables.funnel_table(view, chosen, points)
    cards.chart(view, funnel_plot(points, limits, view.look), table, height=420)
    _verdicts(view, rankings.verdicts(view.release))


def _indicators(view: View, rows: list[Row], chosen: Row) -> None:
    """Show the indicators of a group's funnels to choose from."""
    say = view.say
    links = "".join(
        link(
            view.here(indicator=row["indicator_id"]),
            say(
                "{indicator} {outside}/{units}",
                indicator=say.name(row, "indicator_name"),
                outside=row["units_outside"],
                units=row["units_judged"],
            ),
            current="true" if row["indicator_id"] == chosen["indicator_id"] else "",
        )
        for row in rows
    )
    title = safe(say("换一个指标（{count} 项占比类指标）", count=len(rows)))
    note = safe(say("数字：控制限之外的单位 / 样本足够的单位"))
    st.html(
        f'<details class="u145 picker"><summary>{title}</summary>'
        f'<p class="quiet">{note}</p><nav class="choices" aria-label="{title}">'
        f"{links}</nav></details>"
    )


def _verdicts(view: View, rows: list[Row]) -> None:
    """Explain the words of a funnel."""
    say = view.say
    items = "".join(
        f"<div><dt>{safe(row['icon'])} {safe(say.name(row, 'label'))}</dt>"
        f"<dd>{safe(say.name(row, 'meaning'))}</dd></div>"
        for row in rows
    )
    note = safe(
        say("“高于”“低于”说的是占比本身；越低越好的指标，低于预期是好事，颜色随好坏。")
    )
    title = safe(say("怎么看漏斗图"))
    st.html(
        f'<details class="u145 picker"><summary>{title}</summary>'
        f'<dl class="words">{items}</dl><p class="quiet">{note}</p></details>'
    )
