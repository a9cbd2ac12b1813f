"""Choices inside a page, as links that the address remembers."""

from collections.abc import Iterable

import streamlit as st

from dashboards.components.html import link, safe


def row(label: str, choices: Iterable[tuple[str, str, bool]]) -> None:
    """Show choices side by side: address, text, and whether it is chosen."""
    links = "".join(
        link(address, text, current="true" if is_chosen else "")
        for address, text, is_chosen in choices
    )
    st.html(f'<nav class="u145 choices" aria-label="{safe(label)}">{links}</nav>')
