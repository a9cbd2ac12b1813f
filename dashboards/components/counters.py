"""A row of activity counters: done, plan, standing."""

import streamlit as st

from dashboards.components.html import chip, safe, status_style
from dashboards.components.states import empty
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.view import View


def row(view: View, rows: list[Row]) -> None:
    """Show the counters of a screen, each with what it counts as its tooltip."""
    if not rows:
        empty(view.say("本期没有活动计数。"))
        return
    tiles = "".join(_tile(view, counter) for counter in rows)
    st.html(f'<section class="u145"><div class="counters">{tiles}</div></section>')


def _tile(view: View, counter: Row) -> str:
    say = view.say
    unit = say.name(counter, "unit")
    plan = ""
    if counter["plan_value"] is not None:
        plan = say("计划 {plan}", plan=number(counter["plan_value"], 0))
    return (
        f'<article class="card tile" style="{status_style(counter)}"'
        f' title="{safe(say.name(counter, "definition"))}">'
        f"<header><h3>{safe(say.name(counter, 'counter_name'))}</h3></header>"
        f'<div class="figure"><span><b>{safe(number(counter["value"], 0))}</b> '
        f'<span class="quiet">{safe(unit)}</span></span></div>'
        f'<div class="foot">{chip(say, counter)}<span>{safe(plan)}</span></div>'
        "</article>"
    )
