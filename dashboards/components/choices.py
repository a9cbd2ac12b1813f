"""Choices inside a page, as links that the address remembers."""

from collections.abc import Iterable

import streamlit as st

from dashboards.components.html import link, safe

Choice = tuple[str, str, bool]  # address, text, whether it is chosen


def rows(groups: Iterable[tuple[str, Iterable[Choice]]]) -> None:
    """Show groups of choices, each with its label, one behind the other."""
    navs = "".join(_group(label, choices) for label, choices in groups)
    st.html(f'<div class="u145 groups">{navs}</div>')


def _group(label: str, choices: Iterable[Choice]) -> str:
    links = "".join(
        link(address, text, current="true" if is_chosen else "")
        for address, text, is_chosen in choices
    )
    return f'<nav class="choices" aria-label="{safe(label)}">{links}</nav>'
