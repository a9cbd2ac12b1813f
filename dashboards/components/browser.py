"""What needs the browser: links in the session, the release in the address, pictures.

Without it a link opens a new session, which shows the same page more slowly.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboards.view import View

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

SCRIPT = Path(__file__).with_suffix(".js")


@cache
def _script() -> "ComponentRenderer":
    return st.components.v2.component("u145", js=SCRIPT.read_text(encoding="utf-8"))


def mount(view: View) -> None:
    """Send the script, and what it has to know of this run."""
    known = {"language": view.say.tag, "release": view.release.release_id}
    with st.container(key="browser"):
        _script()(key="links", data=known)
