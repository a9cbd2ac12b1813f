"""What a visitor looks at: taken from the address, so that a link repeats it.

A run of a page sees one release from its first line to its last. The address
names that release (see components/browser.js), so a copied link opens the same
figures later, as long as the release is kept.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboards.i18n import Speaker
from dashboards.queries import periods
from dashboards.registry import HOME
from dashboards.theme import Look
from u145.access.person import Person
from u145.releases.current import (
    NoRelease,
    Release,
    ReleaseGone,
    current_release,
    kept_release,
    sealing_releases,
)
from u145.web import gates

__all__ = [
    "NoRelease",
    "ReleaseGone",
    "View",
    "asked_view",
    "current_view",
    "with_release",
]

WINDOWS = ("window", "ytd")
# What every link keeps. Other parameters belong to one page.
KEPT = ("lang", "release", "month", "period", "unit", "town", "node", "kiosk")


@dataclass(frozen=True)
class View:
    """Language, period, place and release of one run of a page."""

    say: Speaker
    look: Look
    asked: Mapping[str, str]
    page: str = ""
    found: Release | None = None
    newest: Release | None = None
    is_gone: bool = False  # the release that the link names is no longer kept
    seals: Mapping[date, str] = field(default_factory=dict)  # month -> its release
    visitor: Person | None = None  # nobody before the gate was asked

    @property
    def person(self) -> Person:
        """Return who looks."""
        assert self.visitor, "the gate was not asked"
        return self.visitor

    @property
    def release(self) -> Release:
        """Return the release that this run shows.

        Raises:
            NoRelease: There is nothing to show yet.
        """
        if self.found is None:
            raise NoRelease("releases.none", home=home())
        return self.found

    @property
    def is_newest(self) -> bool:
        """Tell whether nothing newer than this release is published."""
        return self.newest is None or self.newest.release_id == self.release.release_id

    @cached_property
    def months(self) -> list[date]:
        """Return the months that the release can show, newest first."""
        return periods.months(self.release)

    @cached_property
    def reachable_months(self) -> list[date]:
        """Return the months that can be stepped to, newest first.

        From a month as it was published then, also those that closed later.
        """
        if not self.is_as_published or self.newest is None:
            return self.months
        return sorted({*self.months, *periods.months(self.newest)}, reverse=True)

    @property
    def window(self) -> str:
        """Return the period's kind: its own window, or the year to date."""
        asked = self.ask("period")
        return asked if asked in WINDOWS else WINDOWS[0]

    @property
    def unit(self) -> str:
        """Return the unit that is looked at; nothing means all."""
        return self.ask("unit")

    @property
    def town(self) -> str:
        """Return the town that is looked at; nothing means all."""
        return self.ask("town")

    @property
    def node(self) -> str:
        """Return the standard or priority that is looked at, if one is."""
        return self.ask("node")

    @property
    def is_kiosk(self) -> bool:
        """Tell whether this is a wall screen without visitors."""
        return self.ask("kiosk") == "1"

    @cached_property
    def month(self) -> date | None:
        """Return the month asked for, else the newest one with a score."""
        for month in self.months:
            if f"{month:%Y-%m}" == self.ask("month"):
                return month
        return self.months[0] if self.months else None

    @property
    def seal(self) -> str:
        """Return the release that says what was published of the month then.

        Nothing when no release did, or when it is the newest one, which says
        what is known now.
        """
        seal = self.seals.get(self.month, "") if self.month else ""
        return "" if self.newest and seal == self.newest.release_id else seal

    @property
    def is_as_published(self) -> bool:
        """Tell whether the month is shown as it was published then."""
        return self.release.release_id == self.seal

    @property
    def level(self) -> str:
        """Return the level of the place that is looked at."""
        if self.unit:
            return "unit"
        return "town" if self.town else "county"

    @property
    def entity(self) -> str:
        """Return the id of the place that is looked at, at its level."""
        return self.unit or self.town or "county"

    def ask(self, name: str, default: str = "") -> str:
        """Return a parameter of the address."""
        return self.asked.get(name, default)

    def neighbour(self, steps: int) -> date | None:
        """Return a month near this one; months are sorted newest first."""
        if self.month is None:
            return None
        months = self.reachable_months
        place = months.index(self.month) - steps
        return months[place] if 0 <= place < len(months) else None

    def in_month(self, month: date) -> str:
        """Return the address of this page in another month, on the same basis."""
        changes = {"month": f"{month:%Y-%m}"}
        if self.is_as_published:
            changes["release"] = self.seals.get(month, "")
        return self.here(**changes)

    def to(self, page: str, **changes: str) -> str:
        """Return the address of a page under this view, with some things changed.

        An empty change takes a parameter away. There is no address of what
        this visitor may not open.
        """
        person, unit = self.visitor, changes.get("unit", "")
        if person and not (person.may_open(page) and person.may_see_unit(unit)):
            return ""
        kept = {name: self.asked[name] for name in KEPT if self.asked.get(name)}
        return _address(page, kept | changes)

    def here(self, **changes: str) -> str:
        """Return the address of this page, its own parameters too."""
        return _address(self.page, dict(self.asked) | changes)


def _address(page: str, parameters: Mapping[str, str]) -> str:
    named = {name: value for name, value in parameters.items() if value}
    path = "" if page == HOME else page
    return f"./{path}?{urlencode(named)}"


def home() -> Path:
    """Return the folder of the warehouse."""
    return Path(os.environ.get("U145_HOME", "warehouse"))


def asked_view(page: str) -> View:
    """Return what the address asks for, before any release is looked at."""
    asked = {name: str(value) for name, value in st.query_params.items()}
    say = Speaker(asked.get("lang"))
    look = Look(say, is_dark=asked.get("kiosk") == "1")
    return View(say=say, look=look, asked=asked, page=page)


def with_release(view: View) -> View:
    """Return the view with the release of this run, and remember it for the page.

    Who follows the newest release keeps following it. Who opened a link to an
    older one stays there, and is told.

    Raises:
        NoRelease: There is nothing to show yet.
    """
    gate = gates.gate()
    newest = gate.release_for(view.person, current_release(home()))
    wanted = view.ask("release")
    found, is_gone = newest, False
    if wanted not in ("", newest.release_id, st.session_state.get("follows")):
        kept = kept_release(home(), wanted)
        found = gate.release_for(view.person, kept) if kept else newest
        is_gone = kept is None
    if found is newest:
        st.session_state["follows"] = newest.release_id
    view = replace(
        view,
        asked={**view.asked, "release": found.release_id},
        found=found,
        newest=newest,
        is_gone=is_gone,
        seals=sealing_releases(home()),
    )
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """Return the view of this run."""
    view = st.session_state["view"]
    assert isinstance(view, View)
    return view
