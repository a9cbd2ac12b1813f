"""The one place that says who somebody is and which release they read.

The server, the pages and their files ask here, in one process.
"""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from u145.access.people import People, load_people
from u145.access.person import Person, local_person
from u145.access.policy import Policy, load_policy
from u145.access.scoping import scoped_release
from u145.access.sessions import Sessions, session_key, started_at
from u145.access.trail import Trail
from u145.errors import KnownError
from u145.releases.pointer import Release
from u145.settings import Settings

log = logging.getLogger(__name__)

JUST_NOW = 300  # seconds

Refusal = Literal["signed_out", "expired", "unknown"]


@dataclass(frozen=True)
class Admission:
    """Who came in, or why nobody did."""

    person: Person | None = None
    refusal: Refusal | None = None


class Gate:
    """Who may come in, and what each sees."""

    def __init__(self, settings: Settings, *, needs_sign_in: bool) -> None:
        self.settings, self.needs_sign_in = settings, needs_sign_in
        self.trail = Trail(settings.home)
        self._read_at: int | None = None
        self._people = People()
        self._seen: set[str] = set()  # sign-ins of this process
        self._read_people()

    @property
    def policy(self) -> Policy:
        """Return what each role may see."""
        return load_policy(self.settings.project)

    @property
    def sessions(self) -> Sessions:
        """Return which sign-ins are good."""
        hours = self._read_people().session_hours
        return Sessions(self.settings.home.signed_out, hours)

    def admit(self, claims: Mapping[str, Any] | None) -> Admission:
        """Return who has signed in, asked anew each time: rights may have changed."""
        if not self.needs_sign_in:
            return Admission(local_person(self.policy))
        if not claims:
            return Admission(refusal="signed_out")
        if not self.sessions.is_good(claims):
            return Admission(refusal="expired")
        person = self._read_people().person(claims, self.policy)
        return Admission(person, None if person else "unknown")

    def is_new(self, claims: Mapping[str, Any]) -> bool:
        """Tell once, soon after a sign-in, that it has just happened."""
        key, started = session_key(claims), started_at(claims)
        if started is None or time.time() - started > JUST_NOW or key in self._seen:
            return False
        self._seen.add(key)
        return True

    def release_for(self, person: Person, release: Release) -> Release:
        """Return a release as a person sees it: the only way to one.

        Raises:
            ReleaseGone: It was pruned meanwhile.
        """
        home = self.settings.home
        return scoped_release(home, release, person.scope, self.policy)

    def _read_people(self) -> People:
        """Return who is who, read again when the file changed.

        A file that was broken while people work changes nothing until it is whole.
        """
        file = self.settings.people
        try:
            changed_at = file.stat().st_mtime_ns
        except FileNotFoundError:
            changed_at = 0
        if changed_at != self._read_at:
            is_first = self._read_at is None
            try:
                self._people = load_people(file, self.policy)
            except KnownError:
                if is_first:
                    raise
                log.exception("access.yml is broken; the rights before it hold")
            self._read_at = changed_at
        return self._people
