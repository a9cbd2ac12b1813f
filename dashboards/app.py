"""Entry point: frames the chosen page and runs it."""

import logging
import secrets
from dataclasses import replace

import streamlit as st

from dashboards import theme, visitor
from dashboards.components import browser, frame, signing_in, states
from dashboards.reading import NotInReleaseError
from dashboards.registry import HOME, PAGES
from dashboards.view import NoRelease, ReleaseGone, asked_view, with_release

log = logging.getLogger(__name__)

view = asked_view(HOME)
say = view.say
st.set_page_config(page_title=say("U145 营商环境绩效"), layout="wide")
st.html(theme.stylesheet(is_dark=view.is_kiosk, loading=say("加载中…")))
pages = {
    entry.path: st.Page(
        f"screens/{entry.path}.py",
        title=entry.title(say),
        url_path=entry.path,
        default=entry.path == HOME,
    )
    for entry in PAGES
}
page = st.navigation(list(pages.values()), position="hidden")
entry = next(entry for entry in PAGES if pages[entry.path] == page)
try:
    admitted = visitor.admission()
    if admitted.person is None:
        signing_in.show(say, admitted.refusal)
        st.stop()
    view = with_release(replace(asked_view(entry.path), visitor=admitted.person))
    is_open = view.person.may_open(entry.path) and view.person.may_see_unit(view.unit)
    visitor.note_page(view, is_open=is_open)
    browser.mount(view)
    frame.top(view, entry)
    frame.watch(view, pages)
    if not is_open:
        states.forbidden(say)
    elif entry.needs_month and view.month is None:
        states.no_month(say)
    else:
        page.run()
except NoRelease:
    states.no_release(say)
except ReleaseGone:
    # Pruned between the address and the first question: the next run says so.
    st.rerun()
except Exception as error:  # nothing about the inside may reach a screen
    number = secrets.token_hex(4)
    log.exception("page failed, number %s", number)
    if isinstance(error, NotInReleaseError) and not view.is_newest:
        states.too_old(view)
    else:
        states.failure(say, number)
