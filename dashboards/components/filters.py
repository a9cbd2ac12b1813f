"""Choosing a unit or a town. The choice goes into the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboards.queries import places
from dashboards.reading import Row
from dashboards.registry import Filter
from dashboards.view import View


def row(view: View, wanted: Sequence[Filter]) -> None:
    """Show the filters that a page has, side by side."""
    if not wanted:
        return
    say = view.say
    with st.container(key="filters", horizontal=True):
        if "unit" in wanted:
            _choice(view, "unit", say("单位"), say("全部单位"), places.units)
        if "town" in wanted and view.person.role.rows == "all":
            _choice(view, "town", say("乡镇街道"), say("全部乡镇街道"), places.towns)


def _choice(
    view: View,
    name: str,
    label: str,
    everything: str,
    choices: Callable[..., list[Row]],
) -> None:
    say = view.say
    names = {
        row["place_id"]: say.name(row, "place_name")
        for row in choices(view.release)
        if name != "unit" or view.person.may_see_unit(row["place_id"])
    }
    key = f"filter-{name}"
    chosen = view.ask(name)
    # The address decides; the box follows it when a link changed it.
    st.session_state[key] = chosen if chosen in names else ""
    st.selectbox(
        label,
        ["", *names],
        format_func=lambda place: names.get(place, everything),
        key=key,
        on_change=_remember,
        args=(name, key),
        width=280,
    )


def _remember(name: str, key: str) -> None:
    if st.session_state[key]:
        st.query_params[name] = st.session_state[key]
        # A figure belongs to a unit or to a town, never to both.
        st.query_params.pop({"unit": "town", "town": "unit"}[name], None)
    else:
        st.query_params.pop(name, None)
