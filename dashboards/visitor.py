"""Who looks at a page: asked of the gate at every run, never remembered."""

from collections.abc import Callable

import streamlit as st

from dashboards.view import View
from u145.access.gate import Admission
from u145.web import gates
from u145.web.files import make_for


def admission() -> Admission:
    """Return who is here, or why nobody may be."""
    gate = gates.gate()
    claims = dict(st.user) if gate.needs_sign_in and st.user.get("is_logged_in") else {}
    found = gate.admit(claims)
    if found.person and gate.is_new(claims):
        gate.trail.note(found.person, "signed_in")
    elif found.refusal == "unknown" and "turned_away" not in st.session_state:
        st.session_state["turned_away"] = True
        gate.trail.note(None, "refused", str(claims.get("email") or claims.get("sub")))
    return found


def note_page(view: View, *, is_open: bool) -> None:
    """Note that somebody looked at a page, once for each address."""
    # What it was looked at on is said beside it; how it looked is nobody's business.
    seen = (view.here(release="", lang="", kiosk=""), view.release.release_id)
    if st.session_state.get("seen") == seen:
        return
    st.session_state["seen"] = seen
    result = "" if is_open else "refused"
    gates.gate().trail.note(view.person, "page", *seen, result)


def hand_out(
    view: View, name: str, made: Callable[[], bytes], *, of_records: bool
) -> bytes:
    """Return the content of a file to who may have it, and note it first.

    Raises:
        PermissionError: This person may not, or no longer.
    """
    gate = gates.gate()
    if not view.person.may_download(of_records):
        gate.trail.note(view.person, "download", name, result="refused")
        raise PermissionError(name)
    content = made()
    gate.trail.note(view.person, "download", name, view.release.release_id)
    make_for(view.person.key)
    return content
