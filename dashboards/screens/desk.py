"""The desk of analysts: a question in SQL, its answer, and what there is to ask."""

import streamlit as st

from dashboards import asking
from dashboards.components import desk, shelf
from dashboards.view import current_view

view = current_view()
known = shelf.questions()
middle, beside = st.columns([2.6, 1], gap="medium")
with middle:
    desk.editor(view, known.get(view.ask("question")))
    ticket = asking.ticket(view)
    if ticket and ticket.answer is None:
        desk.waiting(view, ticket)
    elif ticket and ticket.answer:
        asking.remember(view, ticket)
        desk.answered(view, ticket.answer, asking.asked())
with beside:
    shelf.saved(view, known)
    shelf.asked_before(view)
    shelf.tables(view)
    shelf.own_tools(view)
