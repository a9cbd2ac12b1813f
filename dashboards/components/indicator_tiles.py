"""The indicators of a screen as tiles: value, target, status, how many cases."""

import streamlit as st

from dashboards.components import notes
from dashboards.components.html import chip, link, safe, status_style
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.view import View


def row(view: View, figures: list[Row], title: str) -> None:
    """Show indicators side by side under a title; each opens its own page.

    Args:
        view: What the visitor looks at.
        figures: Rows of `screens.indicators_of`.
        title: What they have in common.
    """
    if not figures or view.month is None:
        return
    note = notes.period(view)
    tiles = "".join(_tile(view, figure) for figure in figures)
    st.html(
        f'<section class="u145"><div class="row-title"><h2>{safe(title)}</h2>'
        f'<span class="quiet">{safe(note)}</span></div>'
        f'<div class="tiles figures">{tiles}</div></section>'
    )


def _tile(view: View, figure: Row) -> str:
    say = view.say
    unit, decimals = say.name(figure, "unit_name"), figure["decimals"]
    name = say.name(figure, "indicator_name")
    named = link(view.to("indicator", indicator=figure["indicator_id"]), name)
    status = {
        "label_zh": figure["status_label_zh"],
        "label_en": figure["status_label_en"],
        "icon": figure["icon"],
    }
    # On a phone the worst comes first; the styles read the severity.
    style = f"{status_style(figure)};--severity:{figure['severity']}"
    definition = safe(say.name(figure, "definition"))
    return (
        f'<article class="card tile" style="{style}">'
        f'<header><h3 title="{definition}">{named}</h3></header>'
        f'<div class="figure"><b>{safe(quantity(figure["value"], unit, decimals))}'
        f'</b><span class="quiet">{safe(_target(view, figure))}</span></div>'
        f'<div class="foot">{chip(say, status)}'
        f"<span>n={safe(number(figure['n'], 0))}</span></div></article>"
    )


def _target(view: View, figure: Row) -> str:
    if figure["target_value"] is None:
        return view.say("没有目标")
    sign = "≥" if figure["direction"] == "higher_is_better" else "≤"
    unit, decimals = view.say.name(figure, "unit_name"), figure["decimals"]
    target = quantity(figure["target_value"], unit, decimals)
    return view.say("目标 {sign}{target}", sign=sign, target=target)
