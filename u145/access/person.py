"""Somebody who asks, and what he or she may see."""

import hashlib
from dataclasses import dataclass

from u145.access.policy import Policy, Role
from u145.messages import Words

LOCAL = "local"


@dataclass(frozen=True)
class Scope:
    """Which rows somebody sees: part of the name of the file that holds them."""

    unit: str | None  # nothing means every unit's
    sees_members: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing of a release is hidden."""
        return self.unit is None and self.sees_members

    @property
    def name(self) -> str:
        """Return a name for this scope that a file can bear.

        Whatever a unit is called, no two scopes share a name.
        """
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Person:
    """Somebody who asks."""

    key: str  # how the trail names this person; never shown to others
    name: str
    role: Role
    unit: str | None = None

    @property
    def scope(self) -> Scope:
        """Return the rows that this person sees."""
        # A unit's person without a unit sees no unit's rows: "" is no unit's id.
        unit = (self.unit or "") if self.role.rows == "unit" else None
        return Scope(unit, self.role.sees_members)

    @property
    def is_local(self) -> bool:
        """Tell whether this is the one user of a machine of his own."""
        return self.role.role_id == LOCAL

    def may_open(self, page: str) -> bool:
        """Tell whether this person may open a page."""
        return page in self.role.pages

    def may_see_unit(self, unit: str) -> bool:
        """Tell whether what belongs to a unit may be asked for; "" is no unit's."""
        return unit == "" or self.scope.unit in (None, unit)

    def may_download(self, is_of_records: bool) -> bool:
        """Tell whether a table may be taken away as a file."""
        enough = ("records",) if is_of_records else ("figures", "records")
        return self.role.downloads in enough


def local_person(policy: Policy) -> Person:
    """Return the one user of a machine that nobody else reaches: every right."""
    role = Role(
        role_id=LOCAL,
        name=Words("本机用户", "Local user"),
        rows="all",
        sees_members=True,
        downloads="records",
        may_query=True,
        sees_documents=True,
        sees_trail=True,
        pages=frozenset().union(*(role.pages for role in policy.roles.values())),
    )
    return Person(LOCAL, "", role)
