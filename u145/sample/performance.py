"""U履职: CPPCC activities of both years, and the task milestones."""

import copy
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from u145.sample.attendance import attendances
from u145.sample.chance import stream
from u145.sample.county import county
from u145.sample.flows import Month
from u145.sample.milestones import milestones
from u145.sample.record import Record
from u145.sample.year_2022 import BESIDES_2022, FACTS_2022, OUTLETS, Plan
from u145.sample.year_2023 import BESIDES_2023, TASK_EVENTS

When = tuple[int, int, date | None]  # year, month, day if it is fixed

FEED = "cppcc_performance"
PLENARY = {2022: date(2022, 2, 14), 2023: date(2023, 2, 7)}


def records(month: Month, seed: int, _scale: float) -> Iterator[Record]:
    """Yield the month's activities and attendances in order of time."""
    rows = [
        row for row in _year(month.year, seed) if month.first <= row.born <= month.last
    ]
    yield from copy.deepcopy(rows)  # defects are planted on the copies


@cache
def _year(year: int, seed: int) -> list[Record]:
    chance = stream(seed, "performance", year)
    events = list(_of_2022(chance) if year == 2022 else _of_2023(chance))
    rows = [row for row, _ in events] + milestones(year, seed)
    for record, with_members in events:
        if with_members:
            rows += attendances(record, with_members, seed)
    return sorted(rows, key=lambda record: (record.born, record.key))


def _of_2022(chance: Random) -> Iterator[tuple[Record, int]]:
    number = 0
    for plan in (*FACTS_2022, *BESIDES_2022):
        for turn in range(plan.count):
            number += 1
            yield _planned(plan, turn, f"LZ2022{number:05d}", chance), plan.with_members


def _planned(plan: Plan, turn: int, key: str, chance: Random) -> Record:
    month = plan.months[turn % len(plan.months)]
    values: dict[str, Any] = {"title": plan.title, **plan.values}
    values.update({name: items[turn % len(items)] for name, items in plan.of.items()})
    day = PLENARY[2022] if plan.event_type == "plenary_speech" else None
    if plan.event_type == "award" and plan.values["subtype"] == "优秀提案":
        values["ref_no"] = f"1-1-{20220001 + turn * 7}"
    return _event(plan.event_type, key, turn, (2022, month, day), values, chance)


def _of_2023(chance: Random) -> Iterator[tuple[Record, int]]:
    for number, (event_type, turn, when, values, with_members) in enumerate(
        _planned_2023(), start=1
    ):
        key = f"LZ2023{number:05d}"
        yield _event(event_type, key, turn, when, values, chance), with_members


def _planned_2023() -> Iterator[tuple[str, int, When, dict[str, Any], int]]:
    for turn in range(12):
        values = {"title": "年度重点任务", "subtype": "2023年度"}
        yield "task_defined", turn, (2023, 1, None), values, 0
    for task_id, shown in TASK_EVENTS.items():
        for turn, month in enumerate(shown.months):
            values = {"title": f"任务{task_id}活动", "task_id": task_id, **shown.values}
            when = (2023, month, None)
            yield shown.event_type, turn, when, values, shown.with_members
    for month in range(1, 10):
        for event_type, count, given, with_members in BESIDES_2023:
            for turn in range(month, month + count):
                values = {"title": "履职活动", **given}
                yield event_type, turn, (2023, month, None), values, with_members
    for turn in range(20):
        kind = ("党派", "团体", "界别")[turn % 3]
        values = {"title": "大会发言", "submitter_kind": kind}
        yield "plenary_speech", turn, (2023, 2, PLENARY[2023]), values, 0


def _event(
    event_type: str,
    key: str,
    turn: int,
    when: When,
    given: dict[str, Any],
    chance: Random,
) -> Record:
    days = county().days.workdays_of(
        Month(when[0], when[1]).first, Month(when[0], when[1]).last
    )
    day = when[2] or chance.choice(days)
    values: dict[str, Any] = {
        "event_no": key,
        "event_type": event_type,
        "event_date": day,
        "unit": "u_cppcc_office",
        "channel": "U履职",
        "entered_date": day + timedelta(chance.choice((0, 0, 1, 2, 3))),
        **_places(event_type, turn, chance),
        **_counts(event_type, given, chance),
        **given,
    }
    if event_type == "media_report" and "source" not in given:
        values["source"] = OUTLETS[turn % len(OUTLETS)]
    record = Record(FEED, 0, "events", key, day, values, is_fact=True)
    feedback = values.get("feedback_date")
    if isinstance(feedback, datetime):
        values["feedback_date"] = feedback.date()
    return record


def _places(event_type: str, turn: int, chance: Random) -> dict[str, Any]:
    towns, studios = list(county().towns), list(county().studios)
    if event_type in ("studio_setup", "studio_activity"):
        return {"studio": studios[turn % len(studios)]}
    if event_type in ("yishitang_session", "member_outreach", "volunteer_service"):
        town = towns[(turn * 5 + chance.randint(0, 3)) % len(towns)]
        return {"town": town, "village": f"样例{chance.randint(1, 20)}村"}
    if event_type in ("research_report", "opinion_info", "training"):
        return {"committee": chance.choice(list(county().committees))}
    return {}


def _counts(event_type: str, given: dict[str, Any], chance: Random) -> dict[str, Any]:
    if event_type == "yishitang_session":
        raised = chance.randint(5, 15)
        adopted = sum(chance.random() < 0.68 for _ in range(raised))
        residents = chance.randint(8, 40)
        return {
            "opinions_raised": raised,
            "opinions_adopted": adopted,
            "resident_count": residents,
        }
    if event_type == "opinion_info":
        level = chance.choices((None, "县", "市", "省", "全国"), (50, 34, 11, 4, 1))[0]
        mode = chance.choice(("单篇", "综合", "转送")) if level else None
        instruct = "县" if level and chance.random() < 0.08 else None
        return {"adopt_level": level, "adopt_mode": mode, "instruct_level": instruct}
    if event_type in ("reading_session", "training", "exchange_meeting"):
        return {"participant_count": chance.randint(30, 120)}
    return {}


MIDNIGHT = time()
