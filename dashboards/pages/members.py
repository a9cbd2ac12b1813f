"""Members: points by rule, committees and sectors compared, who was silent."""

import streamlit as st

from dashboards.charts.named_bars import height_of, named_bars
from dashboards.components import cards, members_tables, states, tables
from dashboards.components.members import together
from dashboards.queries import members
from dashboards.reading import Row
from dashboards.view import View, current_view


def points(view: View, county: Row) -> None:
    """Show what points were given for."""
    assert view.month
    place = (view.release, view.month, view.window)
    rows = members.point_groups(*place)
    figure = named_bars(
        rows,
        view.look,
        name="cap_group_name",
        value="points_total",
        behind="points_awarded",
        decimals=0,
    )
    table = members_tables.point_groups_table(view, rows, county)
    cards.chart(view, figure, table, height=height_of(rows))
    rules = members_tables.rules_table(view, members.rules(*place))
    tables.show(view, rules, page_size=12)


def compared(view: View, kind: str, county: Row) -> None:
    """Show committees or sectors beside all members."""
    assert view.month
    rows = members.groups(view.release, kind, view.month, view.window)
    if not rows:
        states.empty(view.say("没有登记专委会或界别的委员"))
        return
    figure = named_bars(
        rows,
        view.look,
        name="group_name",
        value="points_mean",
        level=county["points_mean"],
        level_name=view.say("全体人均"),
    )
    table = members_tables.groups_table(view, kind, rows, county)
    cards.chart(view, figure, table, height=height_of(rows))
    if kind == "committee":
        tables.show(view, members_tables.silence_table(view, rows, county))


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


view = current_view()
assert view.month
county = members.county(view.release, view.month, view.window)
if county is None:
    states.empty(
        view.say("本期没有委员履职数据"),
        view.say("收到委员名单和履职记录后，下次刷新即显示。"),
    )
else:
    together(view, county)
    left, right = st.columns(2)
    with left:
        compared(view, "committee", county)
    with right:
        compared(view, "sector", county)
    points(view, county)
    if not view.is_kiosk:
        named(view)
