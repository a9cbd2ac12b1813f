"""One unit: its place, its indicators, its own data problems."""

import streamlit as st

from dashboards.components import profile, profile_tables, states, tables
from dashboards.components.html import link
from dashboards.queries import own_data, units
from dashboards.reading import Row
from dashboards.view import View, current_view


def choose(view: View) -> None:
    """Show all units to choose from."""
    assert view.month
    rows = units.directory(view.release, view.month, view.window)
    tables.show(view, profile_tables.directory_table(view, rows), page_size=100)


def show(view: View, unit: Row) -> None:
    """Show one unit."""
    assert view.month
    say, release = view.say, view.release
    place = (release, unit["unit_id"], view.month, view.window)
    figures = units.profile(*place)
    profile.head(view, unit, units.rank(*place), figures)
    if figures:
        profile.strengths_and_gaps(view, figures, units.places_listed(release))
        tables.show(view, profile_tables.profile_table(view, unit, figures))
    else:
        states.empty(
            say("本期没有本单位的数据"),
            say("没有一项指标有本单位的件数。可以换一个月份，或看年累计。"),
        )
    sessions = units.proposals(release, unit["unit_id"])
    if sessions:
        tables.show(view, profile_tables.proposals_table(view, sessions))
        more = link(view.to("proposals", unit=unit["unit_id"]), say("看提案清单"))
        st.html(f'<p class="u145">{more} ›</p>')
    show_own_data(view, unit)


def show_own_data(view: View, unit: Row) -> None:
    """Show whether what the unit sends is in time and sound."""
    assert view.month
    say, release = view.say, view.release
    feeds = own_data.owned_feeds(release, unit["unit_id"], view.month)
    if not feeds:
        states.empty(say("本单位不直接报送数据"), say("没有登记在本单位名下的来源。"))
        return
    tables.show(view, profile_tables.feeds_table(view, feeds))
    problems = own_data.data_problems(release, unit["unit_id"])
    if problems:
        tables.show(view, profile_tables.problems_table(view, problems))
    else:
        states.empty(say("本单位报送的数据没有需要更正的问题"))
    health = link(view.to("health"), say("到数据健康页看明细并下载更正表"))
    st.html(f'<p class="u145">{health} ›</p>')


view = current_view()
found = units.unit(view.release, view.unit) if view.unit else None
if found:
    show(view, found)
else:
    if view.unit:
        states.notice(view.say("没有这个单位，请从下面选择。"))
    choose(view)
