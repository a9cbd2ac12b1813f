"""Asks the desk for the pages: one desk for the process, one question a session."""

from functools import cache

import streamlit as st

from dashboards.view import View
from u145.desk.desk import Desk, Ticket
from u145.desk.history import Asked, History
from u145.desk.limits import load_limits
from u145.desk.writing import parquet_bytes
from u145.web import gates

TICKET, ASKED = "desk-ticket", "desk-asked"
PLAN = "explain "


@cache
def desk() -> Desk:
    """Return the desk of this process."""
    return Desk(load_limits())


def history() -> History:
    """Return what people asked before."""
    return History(gates.gate().settings.home)


def ask(view: View, sql: str) -> None:
    """Ask a question. It is noted first: what cannot be noted is not asked."""
    if not view.person.role.may_query:
        raise PermissionError("sql")
    cancel()
    gates.gate().trail.note(view.person, "query", sql, view.release.release_id)
    st.session_state[ASKED] = sql
    st.session_state[TICKET] = desk().submit(view.person.key, view.release, sql)


def explain(view: View, sql: str) -> None:
    """Ask how a question would be answered."""
    ask(view, PLAN + sql)


def ticket(view: View) -> Ticket | None:
    """Return the session's question, if it is about the release that is shown."""
    found = st.session_state.get(TICKET)
    is_of_this = found and found.release.path == view.release.path
    return found if is_of_this else None


def asked() -> str:
    """Return the words of the session's question."""
    return str(st.session_state.get(ASKED, ""))


def cancel() -> None:
    """Take the session's question back."""
    found = st.session_state.get(TICKET)
    if found:
        found.cancel()


def remember(view: View, found: Ticket) -> None:
    """Keep an answered question in the person's history, once."""
    answer, sql = found.answer, st.session_state[ASKED]
    if answer is None or st.session_state.get("desk-kept") is found:
        return
    st.session_state["desk-kept"] = found
    if not answer.failure and not sql.startswith(PLAN):
        seconds = round(answer.seconds, 2)
        history().add(view.person.key, Asked.now(sql, answer.row_count, seconds))


def whole_parquet(view: View, sql: str) -> bytes:
    """Return the whole answer, asked again without a limit of rows, as Parquet."""
    found = desk().answer(view.person.key, view.release, sql, 0)
    return parquet_bytes(found.rows)
