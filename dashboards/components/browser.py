"""What needs the browser: links in the session, the language, pictures.

Without it a link opens a new session, which shows the same page more slowly.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from dashboards.registry import HOME
from dashboards.view import View

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer
    from streamlit.navigation.page import StreamlitPage

SCRIPT = Path(__file__).with_suffix(".js")


@cache
def _script() -> "ComponentRenderer":
    return st.components.v2.component("u145", js=SCRIPT.read_text(encoding="utf-8"))


def follow_links(view: View, pages: "Mapping[str, StreamlitPage]") -> None:
    """Open the page whose link was clicked, if one was."""
    with st.container(key="browser"):
        opened = _script()(
            key="links",
            data={"language": view.say.tag},
            on_opened_change=_nothing,
        ).opened
    if not opened:
        return
    address = urlsplit(opened)
    path = address.path.rstrip("/").rsplit("/", 1)[-1]
    page = pages.get(path, pages[HOME])
    st.switch_page(page, query_params=dict(parse_qsl(address.query)))


def _nothing() -> None:
    """Streamlit hands a trigger over only to those who listen."""
