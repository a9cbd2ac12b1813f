"""Everybody's rights as one table: a person, a page, and what there is to see.

The same table is given to the auditor and asked by the tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from u145.access.people import People
from u145.access.policy import Downloads, Policy, Role
from u145.messages import Messages
from u145.spreadsheets import write_text

EXAMPLE_UNIT = "*"  # of a role that nobody of the file has: any one unit
HEADS = (
    *("person", "name", "role", "unit", "page", "opens", "rows", "downloads"),
    *("members", "sql", "documents", "trail"),
)
FIRST_WIDTH, NEXT_WIDTH = 28, 16  # letters


@dataclass(frozen=True)
class Right:
    """What one person may do on one page."""

    person: str
    name: str
    role: Role
    unit: str | None
    page: str
    opens: bool

    @property
    def downloads(self) -> Downloads:
        """Return what may be taken away from the page."""
        return self.role.downloads if self.opens else "none"

    @property
    def rows(self) -> str:
        """Return whose rows the page shows: a key of the messages."""
        return self.role.rows if self.opens else "none"


def rights(people: People, policy: Policy) -> Iterator[Right]:
    """Return each person's right to each page; of a role without people, its own."""
    pages = sorted({page for role in policy.roles.values() for page in role.pages})
    known = [
        (one.email or one.subject or "", one.name, policy.roles[one.role], one.unit)
        for one in people.people
    ]
    taken = {role.role_id for _, _, role, _ in known}
    known += [
        ("", "", role, EXAMPLE_UNIT if role.rows == "unit" else None)
        for role in policy.roles.values()
        if role.role_id not in taken
    ]
    for person, name, role, unit in known:
        for page in pages:
            yield Right(person, name, role, unit, page, page in role.pages)


def write_rights(file: Path, found: list[Right], messages: Messages) -> None:
    """Write the table as a workbook.

    Raises:
        OSError: The file cannot be written.
    """
    workbook = Workbook()
    sheet = workbook.active
    lines = [[messages.say(f"rights.{head}") for head in HEADS]]
    lines += [_cells(right, messages) for right in found]
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            write_text(sheet.cell(number, place), text)
    sheet.freeze_panes = "A2"
    for place in range(len(HEADS)):
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = NEXT_WIDTH if place else FIRST_WIDTH
    workbook.save(file)


def _cells(right: Right, messages: Messages) -> list[str]:
    role = right.role

    def flag(is_so: bool) -> str:
        return messages.say("rights.yes" if is_so else "rights.no")

    return [
        right.person or messages.say("rights.anybody"),
        right.name,
        getattr(role.name, messages.language),
        right.unit or "",
        right.page,
        flag(right.opens),
        messages.say(f"rights.rows_{right.rows}"),
        messages.say(f"rights.downloads_{right.downloads}"),
        flag(role.sees_members),
        flag(role.may_query),
        flag(role.sees_documents),
        flag(role.sees_trail),
    ]
