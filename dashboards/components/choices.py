"""Choices inside a page, as links that the address remembers."""

from collections.abc import Iterable

import streamlit as st

from dashboards.components.html import link, safe

Choice = tuple[str, str, bool]  # address, text, whether it is chosen


def show(
    label: str, choices: Iterable[Choice], *, is_small: bool = False, note: str = ""
) -> None:
    """Show choices side by side; the chosen one is marked.

    Args:
        label: What is chosen, for screen readers.
        choices: In the order of the screen.
        is_small: Whether they stand below other choices.
        note: What a reader has to know about the texts.
    """
    style = "u145 choices small" if is_small else "u145 choices"
    st.html(_nav(label, choices, style, note))


def rows(groups: Iterable[tuple[str, Iterable[Choice]]]) -> None:
    """Show groups of choices, each with its label, one behind the other."""
    navs = "".join(_nav(label, choices, "choices") for label, choices in groups)
    st.html(f'<div class="u145 groups">{navs}</div>')


def _nav(label: str, choices: Iterable[Choice], style: str, note: str = "") -> str:
    links = "".join(
        link(address, text, current="true" if is_chosen else "")
        for address, text, is_chosen in choices
    )
    more = f'<span class="quiet">{safe(note)}</span>' if note else ""
    return f'<nav class="{style}" aria-label="{safe(label)}">{links}{more}</nav>'
