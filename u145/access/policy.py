"""What each role may see: the tables in `access/`, as they are when asked.

They are read from the project and not from a release, so that a right that was
taken away is gone from old releases too.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

from u145.errors import UsageError
from u145.messages import Words

Rows = Literal["all", "unit"]
Downloads = Literal["none", "figures", "records"]
EVERY_TABLE = "*"
Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True)
class Role:
    """A role and its rights."""

    role_id: str
    name: Words
    rows: Rows  # every unit's, or those of one's own unit and the totals
    sees_members: bool  # rows about single members
    downloads: Downloads  # figures alone, or lists of records too
    may_query: bool  # SQL of one's own
    sees_documents: bool  # Data Docs and dbt docs
    sees_trail: bool  # what others did
    pages: frozenset[str]


@dataclass(frozen=True)
class TableRule:
    """Which rows of a published table are seen by whom."""

    schema: str
    table: str  # or every table of the schema
    unit_rows: str  # SQL condition of what a unit sees: $unit, and $town of its own
    is_of_members: bool


@dataclass(frozen=True)
class Policy:
    """All roles, and the rows of all tables."""

    roles: Mapping[str, Role]
    tables: tuple[TableRule, ...]

    def rule(self, schema: str, table: str) -> TableRule | None:
        """Return the rule of a table; nothing means that nobody limited sees it."""
        for rule in self.tables:
            if rule.schema == schema and rule.table in (EVERY_TABLE, table):
                return rule
        return None


@cache
def load_policy(project: Path) -> Policy:
    """Return the policy of a project, read once.

    Raises:
        UsageError: A table is missing, or says what it cannot say.
    """
    folder = project / "access"
    pages: dict[str, set[str]] = {}
    for row in _rows(folder / "role_pages.csv"):
        pages.setdefault(row["role_id"], set()).add(row["page_id"])
    try:
        roles = [_role(row, pages) for row in _rows(folder / "roles.csv")]
        tables = tuple(_rule(row) for row in _rows(folder / "table_rows.csv"))
    except (KeyError, ValueError) as error:
        raise UsageError("access.wrong_policy", path=folder, reason=error) from None
    return Policy({role.role_id: role for role in roles}, tables)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle)
    except OSError as error:
        raise UsageError("access.wrong_policy", path=file, reason=error) from None


def _role(row: Mapping[str, str], pages: Mapping[str, set[str]]) -> Role:
    name = row["role_id"]
    return Role(
        role_id=name,
        name=Words(row["role_name_zh"], row["role_name_en"]),
        rows=_one_of(row["rows_seen"], get_args(Rows)),
        sees_members=_flag(row["sees_members"]),
        downloads=_one_of(row["downloads"], get_args(Downloads)),
        may_query=_flag(row["may_query"]),
        sees_documents=_flag(row["sees_documents"]),
        sees_trail=_flag(row["sees_trail"]),
        pages=frozenset(pages.get(name, ())),
    )


def _rule(row: Mapping[str, str]) -> TableRule:
    return TableRule(
        schema=row["table_schema"],
        table=row["table_name"],
        unit_rows=row["unit_rows"],
        is_of_members=_flag(row["is_of_members"]),
    )


def _flag(text: str) -> bool:
    # What is not written as a yes or a no is neither.
    return {"true": True, "false": False}[text]


def _one_of(text: str, choices: tuple[Choice, ...]) -> Choice:
    for choice in choices:
        if text == choice:
            return choice
    raise ValueError(f"{text!r} is none of {', '.join(choices)}")
