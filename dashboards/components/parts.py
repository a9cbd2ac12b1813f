"""Parts of a page to choose from, and what a page's notes have in common."""

from collections.abc import Mapping

import streamlit as st

from dashboards.components.html import link, safe
from dashboards.queries import places
from dashboards.view import View


def choose(view: View, name: str, labels: Mapping[str, str], chosen: str) -> None:
    """Show the values of a parameter of this page; the address keeps the choice."""
    links = "".join(
        link(
            view.here(**{name: value}), label, current="true" if value == chosen else ""
        )
        for value, label in labels.items()
    )
    title = safe(view.say("选择内容"))
    st.html(f'<nav class="u145 choices" aria-label="{title}">{links}</nav>')


def period(view: View) -> str:
    """Return the month and its window as notes write it."""
    say = view.say
    assert view.month
    window = say("年累计") if view.window == "ytd" else say("当期")
    return f"{say.month(view.month)} {window}"


def place(view: View) -> str:
    """Return the name of the unit or town that is looked at, or the county."""
    rows = [*places.units(view.release), *places.towns(view.release)]
    for row in rows:
        if row["place_id"] == view.entity:
            return view.say.name(row, "place_name")
    return view.say("全县")
