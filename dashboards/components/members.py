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
    say = view.say
    figures = (
        (
            say("委员"),
            number(county["members_total"], 0),
            say("本期在册的委员人数"),
        ),
        (
            say("人均得分"),
            number(county["points_mean"]),
            say("中位 {median} 分", median=number(county["points_median"])),
        ),
        (
            say("有履职记录的委员"),
            f"{number(county['members_active_pct'])}%",
            say(
                "{active} 人，记录 {records} 条",
                active=number(county["members_active"], 0),
                records=number(county["records_total"], 0),
            ),
        ),
        (
            say("沉默委员"),
            number(county["members_silent"], 0),
            say(
                "本季度至今没有一条履职记录，占 {share}%",
                share=number(county["members_silent_pct"]),
            ),
        ),
    )
    st.html(
        '<div class="u145 figures-row">'
        + "".join(
            f'<section class="card"><h2>{safe(title)}</h2><b>{safe(figure)}</b>'
            f'<span class="quiet">{safe(note)}</span></section>'
            for title, figure, note in figures
        )
        + "</div>"
    )


def compared(view: View, kind: str, county: Row) -> None:
    """Show committees or sectors beside all members."""
    assert view.month
    say = view.say
    rows = members.groups(view.release, kind, view.month, view.window)
    if not rows:
        states.empty(say("没有登记专委会或界别的委员"))
        return
    figure = bars.horizontal(
        [
            bars.Bar(
                say.name(row, "group_name"),
                row["points_mean"],
                say(
                    "{mean}（n {n}）",
                    mean=number(row["points_mean"]),
                    n=row["members_total"],
                ),
            )
            for row in rows
        ],
        view.look,
        target=float(county["points_mean"]),
        target_label=say("全体人均 {mean}", mean=number(county["points_mean"])),
    )
    table = members_tables.groups_table(view, kind, rows, county)
    cards.chart(view, figure, table, height=bars.height(len(rows), extra=22))
    if kind == "committee":
        tables.show(view, members_tables.silence_table(view, rows, county))


def points(view: View, county: Row) -> None:
    """Show what points were given for."""
    assert view.month
    place = (view.release, view.month, view.window)
    rows = members.point_groups(*place)
    figure = bars.horizontal(
        [
            bars.Bar(
                view.say.name(row, "cap_group_name"),
                row["points_total"],
                number(row["points_total"], 0),
                row["points_awarded"],
            )
            for row in rows
        ],
        view.look,
    )
    table = members_tables.point_groups_table(view, rows, county)
    cards.chart(view, figure, table, height=bars.height(len(rows)))
    rules = members_tables.rules_table(view, members.rules(*place))
    tables.show(view, rules, page_size=12)


def named(view: View) -> None:
    """Show names to those who may see them; the others see numbers only."""
    assert view.month
    if not view.may("member_names"):
        states.empty(
            view.say("您没有查看委员名单的权限"),
            view.say("沉默委员只显示人数。如工作需要，请向本单位的数据管理员申请。"),
        )
        return
    place = (view.release, view.month, view.window)
    tables.show(view, members_tables.silent_table(view, members.silent(*place)))
    tables.show(view, members_tables.leading_table(view, members.leading(*place)))
