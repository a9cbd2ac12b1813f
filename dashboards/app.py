"""Entry point: names the pages and runs the chosen one."""

import logging
import secrets

import streamlit as st

from dashboards import theme
from dashboards.components import frame
from dashboards.view import NoRelease, open_view

log = logging.getLogger(__name__)

view = open_view()
st.set_page_config(page_title=view.say("app_title"), layout="wide")
st.html(theme.stylesheet())

page = st.navigation(
    [st.Page("pages/cockpit.py", title=view.say("cockpit_title"), default=True)]
)
try:
    view.require_release()
    frame.watch(view)
    page.run()
except NoRelease:
    frame.nothing(view.say, "empty_title", "empty_text")
except Exception:  # nothing about the inside may reach a screen
    number = secrets.token_hex(4)
    log.exception("page failed, number %s", number)
    frame.failure(view.say, number)
