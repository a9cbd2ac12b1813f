"""Members: four figures, groups compared, points, names for those allowed."""

import streamlit as st

from dashboards.charts import bars
from dashboards.components import cards, members_tables, states, tables
from dashboards.components.html import safe
from dashboards.formats import number
from dashboards.queries import members
from dashboards.reading import Row
from dashboards.view import View


def together(view: View, county: Row) -> None:
    """Show all members in four figures."""
    cards_shown = "".join(
        f'<section class="card"><h2>{safe(title)}</h2><b>{safe(figure)}</b>'
        f'<span class="quiet">{safe(note)}</span></section>'
        for title, figure, note in _figures(view, county)
    )
    st.html(f'<div class="u145 figures-row">{cards_shown}</div>')


def _figures(view: View, county: Row) -> list[tuple[str, str, str]]:
    say = view.say
    active = say(
        "{active} 人，记录 {records} 条",
        active=number(county["members_active"], 0),
        records=number(county["records_total"], 0),
    )
    silent = say(
        "本季度至今没有一条履职记录，占 {share}%",
        share=number(county["members_silent_pct"]),
    )
    median = say("中位 {median} 分", median=number(county["points_median"]))
    share = f"{number(county['members_active_pct'])}%"
    return [
        (say("委员"), number(county["members_total"], 0), say("本期在册的委员人数")),
        (say("人均得分"), number(county["points_mean"]), median),
        (say("有履职记录的委员"), share, active),
        (say("沉默委员"), number(county["members_silent"], 0), silent),
    ]


def compared(view: View, kind: str, county: Row) -> None:
    """Show committees or sectors beside all members."""
    assert view.month
    say = view.say
    rows = members.groups(view.release, kind, view.month, view.window)
    if not rows:
        states.empty(say("没有登记专委会或界别的委员"))
        return
    drawn = [
        _mean(county, say("全体委员"), view, "target"),
        *(_mean(row, say.name(row, "group_short_name"), view) for row in rows),
    ]
    figure = bars.horizontal(drawn, view.look)
    height = bars.height([bar.label for bar in drawn], view.look)
    table = members_tables.groups_table(view, kind, rows, county)
    cards.chart(view, figure, table, height=height)


def _mean(row: Row, label: str, view: View, colour: str = "strong") -> bars.Bar:
    mean = number(row["points_mean"])
    text = view.say("{mean}（n {n}）", mean=mean, n=row["members_total"])
    return bars.Bar(label, row["points_mean"], text, colour=colour)


def points(view: View, county: Row) -> None:
    """Show what points were given for."""
    assert view.month
    rows = members.point_groups(view.release, view.month, view.window)
    drawn = [_points(view, row) for row in rows]
    figure = bars.horizontal(drawn, view.look)
    height = bars.height([bar.label for bar in drawn], view.look)
    table = members_tables.point_groups_table(view, rows, county)
    cards.chart(view, figure, table, height=height)


def rules(view: View) -> None:
    """Show what each rule gave."""
    assert view.month
    rows = members.rules(view.release, view.month, view.window)
    tables.show(view, members_tables.rules_table(view, rows), page_size=12)


def _points(view: View, row: Row) -> bars.Bar:
    """Return the points of a group of rules; none and deductions have no length."""
    name = view.say.name(row, "cap_group_name")
    counted = number(row["points_total"], 0)
    if row["points_total"] < 0 or not row["points_awarded"]:
        return bars.Bar(name, None, counted)
    text = f"{counted} / {number(row['points_awarded'], 0)}"
    return bars.Bar(name, row["points_total"], text, row["points_awarded"])


def named(view: View) -> None:
    """Show names to those who may see them; the others see numbers only."""
    assert view.month
    if not view.person.role.sees_members:
        states.empty(
            view.say("您没有查看委员名单的权限"),
            view.say("沉默委员只显示人数。如工作需要，请向本单位的数据管理员申请。"),
        )
        return
    place = (view.release, view.month, view.window)
    tables.show(view, members_tables.silent_table(view, members.silent(*place)))
    leading = members_tables.leading_table(view, members.leading(*place))
    tables.show(view, leading, page_size=10)
