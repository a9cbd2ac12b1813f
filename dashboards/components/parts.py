"""Ways into the parts of a page, and counts that open what they count."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboards.components import choices
from dashboards.components.html import chip, safe, status_style
from dashboards.formats import number
from dashboards.reading import Row
from dashboards.view import View


def chosen(view: View, names: Mapping[str, str], name: str = "part") -> str:
    """Return the part that the address asks for, else the first one."""
    asked = view.ask(name)
    return asked if asked in names else next(iter(names))


def row(
    view: View, names: Mapping[str, str], name: str = "part", **others: str
) -> None:
    """Show the parts side by side; the one that is shown is marked.

    Args:
        view: What the visitor looks at.
        names: What each part is called.
        name: The parameter of the address that names the part.
        **others: Parameters that a change of part takes away or sets.
    """
    if view.is_kiosk:  # nobody chooses on a wall screen
        return
    here = chosen(view, names, name)
    choices.show(
        view.say("这一页的内容"),
        (
            (view.to(view.page, **(others | {name: part})), text, part == here)
            for part, text in names.items()
        ),
    )


def counts(
    view: View,
    states: list[Row],
    total: str,
    opens: Callable[[Row], str] | None = None,
) -> None:
    """Show how many are in each state, as a word, a sign and a number.

    Args:
        view: What the visitor looks at.
        states: One row per state with its looks and its count.
        total: The column of the count.
        opens: The address of what is counted.
    """
    items = "".join(_count(view, state, total, opens) for state in states)
    st.html(f'<div class="u145 counts">{items}</div>')


def _count(
    view: View, state: Row, total: str, opens: Callable[[Row], str] | None
) -> str:
    inner = f"{chip(view.say, state)}<b>{safe(number(state[total], 0))}</b>"
    style = status_style(state)
    if opens is None or not state[total]:
        return f'<span class="state-count" style="{style}">{inner}</span>'
    return (
        f'<a class="state-count" style="{style}" href="{safe(opens(state))}" '
        f'target="_self">{inner}</a>'
    )


def by(view: View) -> Callable[[Row], str]:
    """Return what opens the rows of one state, or all when it is shown already."""

    def opens(state: Row) -> str:
        is_here = view.ask("state") == state["state_id"]
        return view.here(state="" if is_here else state["state_id"])

    return opens


def places(view: View, feeds: list[Row]) -> None:
    """Show the feeds to choose from; the choice stands in the address."""
    if view.is_kiosk:
        return
    names = {"": view.say("全部来源")} | {
        feed["feed_id"]: view.say.name(feed, "feed_name") for feed in feeds
    }
    here = view.ask("feed")
    choices.show(
        view.say("来源"),
        (
            (view.here(feed=feed_id, issue=""), name, feed_id == here)
            for feed_id, name in names.items()
        ),
        is_small=True,
    )


def legend(view: View, states: list[Row]) -> None:
    """Say what each sign means."""
    chips = "".join(
        f'<span style="{status_style(state)}">{chip(view.say, state)}</span>'
        for state in states
    )
    st.html(f'<div class="u145 legend">{chips}</div>')
