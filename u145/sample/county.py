"""The sample county as the seeds describe it: units, towns, members, days."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
UNASSIGNED = "unassigned"


def seed(name: str, folder: str = "reference") -> list[dict[str, str]]:
    """Read a seed as dictionaries of text."""
    path = SEEDS / folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@dataclass(frozen=True)
class Enterprise:
    """An enterprise of the sample."""

    enterprise_id: str
    name: str
    town_id: str
    is_listed: bool


class WorkCalendar:
    """Working days, as the seed counts them."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        """Index the days both ways."""
        self._number = {
            date.fromisoformat(row["calendar_date"]): int(row["workday_no"])
            for row in rows
        }
        self._days = [
            date.fromisoformat(row["calendar_date"])
            for row in rows
            if row["is_workday"] == "true"
        ]
        self._workdays = set(self._days)

    def is_workday(self, day: date) -> bool:
        """Say whether offices work on a day."""
        return day in self._workdays

    def number(self, day: date) -> int:
        """Count the working days up to and including a day."""
        return self._number[day]

    def add(self, day: date, workdays: int) -> date:
        """Return the day that is so many working days later."""
        index = self._number[day] + workdays - 1
        return self._days[max(index, 0)]

    def workdays_of(self, first: date, last: date) -> list[date]:
        """Return the working days of a span."""
        return [day for day in each_day(first, last) if day in self._workdays]


def each_day(first: date, last: date) -> Iterator[date]:
    """Yield every day of a span."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(offset)


class County:
    """Everything the makers need to know about the county."""

    def __init__(self) -> None:
        """Read the seeds once."""
        self.units = {row["unit_id"]: row for row in seed("units")}
        self.groups: dict[str, list[str]] = {}
        for unit_id, row in self.units.items():
            self.groups.setdefault(row["unit_group"], []).append(unit_id)
        self.towns = {row["town_id"]: row["town_name"] for row in seed("towns")}
        self.town_unit = {
            row["town_id"]: unit_id
            for unit_id, row in self.units.items()
            if row["town_id"]
        }
        self.aliases: dict[str, list[tuple[str, str, str]]] = {}
        for row in seed("unit_aliases"):
            span = (row["alias"], row["valid_from"], row["valid_to"])
            self.aliases.setdefault(row["unit_id"], []).append(span)
        self.committees = {row["committee_id"]: row for row in seed("committees")}
        self.sectors = {row["sector_id"]: row["sector_name"] for row in seed("sectors")}
        self.studios = {row["studio_id"]: row["studio_name"] for row in seed("studios")}
        self.members = seed("members")
        self.enterprises = [
            Enterprise(
                row["enterprise_id"],
                row["enterprise_name"],
                row["town_id"],
                row["is_contact_listed"] == "true",
            )
            for row in seed("enterprises")
        ]
        self.days = WorkCalendar(seed("calendar"))

    def name_of(self, unit_id: str) -> str:
        """Return the short name of a unit."""
        return self.units[unit_id]["short_name"]

    def at(self, unit_id: str, day: date) -> str:
        """Return the unit that existed on a day: itself or the one before."""
        if unit_id == "u_investment" and day < date(2022, 7, 1):
            return "u_investment_old"
        return unit_id

    def other_names(self, unit_id: str, day: date) -> list[str]:
        """Return the names that meant this unit on a day, but its short one."""
        text, short = day.isoformat(), self.name_of(unit_id)
        return [
            alias
            for alias, first, last in self.aliases.get(unit_id, [])
            if alias != short and first <= text and (not last or text <= last)
        ]

    def members_on(self, day: date) -> list[dict[str, str]]:
        """Return who was a member on a day."""
        text = day.isoformat()
        return [
            row
            for row in self.members
            if row["entered_on"] <= text
            and (not row["left_on"] or text <= row["left_on"])
        ]


@cache
def county() -> County:
    """Return the one county."""
    return County()
