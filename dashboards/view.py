"""What a visitor looks at: taken from the address, so that a link repeats it.

A run of a page sees one release from its first line to its last.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboards import queries
from dashboards.i18n import Speaker
from u145.releases.current import NoRelease, Release, current_release

__all__ = ["NoRelease", "View", "current_view", "open_view"]

WINDOWS = ("window", "ytd")


@dataclass(frozen=True)
class View:
    """Language, period and release of one run of a page."""

    say: Speaker
    window: str
    wanted_month: str
    found: Release | None
    missing: NoRelease | None = None
    months: list[date] = field(default_factory=list)

    @property
    def release(self) -> Release:
        """Return the release that this run shows."""
        if self.found is None:
            raise self.missing or NoRelease("releases.none", home="")
        return self.found

    def require_release(self) -> None:
        """Raise `NoRelease` when there is nothing to show yet."""
        assert self.release

    @property
    def month(self) -> date | None:
        """Return the month asked for, else the newest one with a score."""
        for month in self.months:
            if f"{month:%Y-%m}" == self.wanted_month:
                return month
        return self.months[0] if self.months else None

    def neighbour(self, steps: int) -> date | None:
        """Return a month near this one; months are sorted newest first."""
        if self.month is None:
            return None
        place = self.months.index(self.month) - steps
        return self.months[place] if 0 <= place < len(self.months) else None

    def link(self, **changes: str) -> str:
        """Return the address of this view with some things changed."""
        here = {"lang": self.say.language, "period": self.window}
        if self.wanted_month:
            here["month"] = self.wanted_month
        return f"?{urlencode(here | changes)}"


def home() -> Path:
    """Return the folder of the warehouse."""
    return Path(os.environ.get("U145_HOME", "warehouse"))


def open_view() -> View:
    """Read the address and the pointer, once a run, and remember both."""
    asked: Mapping[str, str] = st.query_params
    say = Speaker(asked.get("lang"))
    window = asked.get("period", "")
    view = View(
        say=say,
        window=window if window in WINDOWS else WINDOWS[0],
        wanted_month=asked.get("month", ""),
        found=None,
    )
    try:
        release = current_release(home())
        view = replace(view, found=release, months=queries.months(release))
    except NoRelease as missing:
        view = replace(view, missing=missing)
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """Return the view of this run; a page that runs alone opens its own."""
    view = st.session_state.get("view")
    return view if isinstance(view, View) else open_view()
