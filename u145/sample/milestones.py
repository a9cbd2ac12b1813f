"""Milestones of the key tasks: planned in January, closed during the year."""

from datetime import date, datetime, time, timedelta
from random import Random

from u145.sample.chance import hit, stream
from u145.sample.county import county, seed
from u145.sample.flows import Month
from u145.sample.record import Record
from u145.sample.year_2023 import AHEAD, LAGGING, pace

COMMITTEES = (
    "c_proposals",
    "c_economy",
    "c_agriculture",
    "c_environment",
    "c_education",
    "c_law",
)


def task_ids() -> list[str]:
    """Return the 74 tasks of 2023, without the frame."""
    return [
        row["task_id"] for row in seed("tasks", "catalogue") if row["task_id"] != "T000"
    ]


def milestones(year: int, number: int) -> list[Record]:
    """Return the milestones of a year's tasks."""
    chance = stream(number, "milestones", year)
    if year == 2022:
        names = [f"K{n:02d}" for n in range(1, 13)]
        steps = [(name, month) for name in names for month in (3, 6, 9, 12)]
        return [_milestone(2022, n, m, i, chance) for i, (n, m) in enumerate(steps)]
    rows = []
    for index, task_id in enumerate(task_ids()):
        for turn, month in enumerate(_months(index)):
            rows.append(_milestone(2023, task_id, month, index * 4 + turn, chance))
    return rows


def _months(index: int) -> tuple[int, ...]:
    """Return the months in which a task's milestones fall due."""
    first = 2 + index % 3
    return tuple(range(first, 13, 3)) if index % 5 else (first + 1, first + 4, 12)


def _milestone(year: int, name: str, month: int, number: int, chance: Random) -> Record:
    days = county().days
    due = Month(year, month).last
    unit = f"u_{COMMITTEES[number // 4 % 6]}" if number % 3 else "u_cppcc_office"
    late = not hit(chance, "task_on_time", unit, due)
    manner = pace(name) if year == 2023 else ""
    if manner == LAGGING:
        late = chance.random() < 0.55
    closed = days.add(
        due, -chance.randint(15, 30) if manner == AHEAD and not late else 0
    )
    if late:
        closed = days.add(due, chance.randint(10, 45))
    elif manner != AHEAD:
        closed = days.add(due, -chance.randint(0, 8))
    is_task = name.startswith("T")
    committee = unit.removeprefix("u_") if unit != "u_cppcc_office" else None
    key = f"JD{year}{number:04d}{month:02d}"
    values = {
        "event_no": key,
        "event_type": "task_milestone",
        "subtype": "重点项目" if name == "T505" else None,
        "title": f"任务{name}第{month}月节点",
        "task_id": name if is_task else None,
        "ref_no": None if is_task else name,
        "unit": unit,
        "committee": committee,
        "channel": "U履职",
        "due_date": due,
        "close_at": datetime.combine(min(closed, date(2024, 6, 28)), time()),
        "completion_pct": 100 * month // 12,
        "entered_date": date(year, 1, 25) + timedelta(number % 5),
    }
    born = date(year, 1, 28)
    return Record("cppcc_performance", 0, "events", key, born, values, is_fact=True)
