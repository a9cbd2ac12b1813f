"""Ledgers of the special committees, and rankings by others."""

import copy
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from u145.sample.chance import rate, some, stream
from u145.sample.county import county
from u145.sample.county import seed as read_seed
from u145.sample.flows import Month
from u145.sample.record import Record

FEED = "cppcc_committees"
# topic of 2023 -> month in which it was done; later than September: not yet
DONE_IN = {
    "T201": 6,
    "T202": 9,
    "T203": 11,
    "T204": 4,
    "T205": 8,
    "T206": 7,
    "T207": 10,
    "T208": 5,
    "T402": 5,
    "T403": 6,
    "T404": 7,
    "T405": 10,
    "T406": 9,
    "T407": 8,
    "T408": 4,
    "T409": 5,
    "T410": 6,
    "T411": 8,
    "T412": 11,
    "T413": 9,
}
SUPERVISED = ("u_market", "u_business_env", "u_health", "u_water", "u_liangshan")


def records(month: Month, seed: int, _scale: float) -> Iterator[Record]:
    """Yield the month's rows of the three sheets in order of time."""
    rows = [
        row for row in _year(month.year, seed) if month.first <= row.born <= month.last
    ]
    yield from copy.deepcopy(rows)  # defects are planted on the copies


@cache
def _year(year: int, seed: int) -> list[Record]:
    chance = stream(seed, "ledgers", year)
    maker = _of_2022 if year == 2022 else _of_2023
    return sorted(maker(chance), key=lambda row: (row.born, row.key))


def _workday(year: int, month: int, chance: Random) -> date:
    span = Month(year, month)
    return chance.choice(county().days.workdays_of(span.first, span.last))


def _of_2022(chance: Random) -> Iterator[Record]:
    for turn, month in enumerate((3, 4, 5, 5, 6, 7, 8, 8, 9, 10, 10, 11)):
        kind = "民主监督" if turn % 2 else "委员视察"
        given = {"scope": "跨区域"} if turn == 4 else {}
        title = "跨区域视察" if turn == 4 else f"{kind}第{turn + 1}题"
        yield _visit(
            2022, turn, _workday(2022, month, chance), kind, title, given, chance
        )
    for turn, month in enumerate((4, 5, 6, 7, 9, 10, 11)):
        title = f"协商议题第{turn + 1}题"
        yield _consultation(
            2022, turn, _workday(2022, month, chance), title, {}, chance
        )


def _of_2023(chance: Random) -> Iterator[Record]:
    tasks = {row["task_id"]: row for row in read_seed("tasks", "catalogue")}
    for turn, (task_id, month) in enumerate(DONE_IN.items()):
        if month > 9:
            continue
        text = tasks[task_id].get("task_name_zh") or tasks[task_id].get("task_zh", "")
        form, _, title = text.partition("：")
        day, given = _workday(2023, month, chance), {"task_id": task_id}
        if task_id < "T300":
            given["subtype"] = _form(form)
            yield _consultation(2023, turn, day, title, given, chance)
        else:
            yield _visit(2023, turn, day, form, title, given, chance)
    for turn, month in enumerate((2, 3, 3, 4, 6, 7)):
        given = {"brand": "U协商", "task_id": "T209"}
        day = _workday(2023, month, chance)
        yield _consultation(2023, 40 + turn, day, "协商驿站议题", given, chance)
    for turn, month in enumerate((1, 2, 3, 4, 7, 8)):
        day = _workday(2023, month, chance)
        kind = "民主监督" if turn % 2 else "委员视察"
        yield _visit(2023, 40 + turn, day, kind, "跟踪监督", {}, chance)
    yield from _reception(chance)


def _form(text: str) -> str:
    """Return the form of a consultation as ledgers name it."""
    return text.removesuffix("协商") if text.startswith("专题") else text.strip("“”")


def _visit(
    year: int,
    turn: int,
    day: date,
    kind: str,
    title: str,
    given: dict[str, str],
    chance: Random,
) -> Record:
    committees = list(county().committees)
    unit = f"u_{committees[turn % len(committees)]}"
    raised, found = chance.randint(5, 12), chance.choice((0, 1, 2, 3))
    share = rate("adopted", unit, day)
    in_time = chance.random() < rate("rectified", unit, day)
    values: dict[str, Any] = {
        "inspection_no": f"SC{year}{turn + 1:03d}",
        "kind": kind,
        "topic": title,
        "scope": "县内",
        "lead_unit": unit,
        "object_type": "项目" if kind == "委员视察" else "单位",
        "object_name": county().name_of(chance.choice(SUPERVISED)),
        "town": chance.choice(list(county().towns)),
        "check_date": day,
        "end_date": day + timedelta(chance.choice((0, 0, 1))),
        "members": [
            row["member_name"] for row in chance.sample(county().members_on(day), 6)
        ],
        "opinion_count": raised,
        "opinion_adopted": sum(chance.random() < share for _ in range(raised)),
        "issue_count": found,
        "report_no": f"常政协监〔{year}〕{turn + 1}号",
        **given,
    }
    if found:
        later = chance.randint(8, 28) + (0 if in_time else 22)
        values["rectify_due"] = county().days.add(day, 30)
        values["rectify_date"] = county().days.add(day, later)
    key = values["inspection_no"]
    return Record(FEED, 0, "inspections", key, day, values, is_fact=True)


def _consultation(
    year: int, turn: int, day: date, title: str, given: dict[str, str], chance: Random
) -> Record:
    key = f"XS{year}{turn + 1:03d}"
    raised = chance.randint(6, 16)
    values: dict[str, Any] = {
        "event_no": key,
        "event_type": "consultation",
        "subtype": "请你来协商",
        "title": title,
        "committee": list(county().committees)[turn % 6],
        "unit": chance.choice(
            ("u_economy", "u_agriculture", "u_housing", "u_education")
        ),
        "event_date": day,
        "member_count": [
            row["member_name"] for row in chance.sample(county().members_on(day), 8)
        ],
        "opinions_raised": raised,
        "opinions_adopted": chance.randint(raised // 2, raised - 1),
        "feedback_date": day + timedelta(chance.randint(15, 60)),
        **given,
    }
    return Record(FEED, 1, "events", key, day, values, is_fact=True)


def _reception(chance: Random) -> Iterator[Record]:
    days = county().days
    for month in range(1, 10):
        day = _workday(2023, month, chance)
        base = {"committee": list(county().committees)[month % 6], "event_date": day}
        key = f"JD{month:02d}00"
        values: dict[str, Any] = {
            "event_no": key,
            "event_type": "reception_day",
            "title": "主席接待日",
            "task_id": "T419",
            "unit": "u_cppcc_office",
            **base,
        }
        yield Record(FEED, 2, "events", key, day, values, is_fact=True)
        for turn in range(1, chance.randint(6, 9)):
            key = f"JD{month:02d}{turn:02d}"
            unit = chance.choice(
                some(chance, ("u_housing", "u_transport", "u_hr"), 1, 3)
            )
            later = chance.randint(4, 19)
            if chance.random() > rate("reception_closed", unit, day):
                later = 150
            closed = datetime.combine(days.add(day, later), time())
            values = {
                "event_no": key,
                "event_type": "reception_issue",
                "title": f"接待日反映问题第{turn}件",
                "unit": unit,
                "due_date": days.add(day, 20),
                "close_at": closed,
                **base,
            }
            yield Record(FEED, 2, "events", key, day, values, is_fact=True)


# scope, ranked, publisher, year, published, rank, score: made figures
RANKINGS = (
    ("市", 6, "样例市评价中心", 2021, date(2022, 1, 20), 4, "82.10"),
    ("省", 90, "样例省评价中心", 2021, date(2022, 2, 24), 52, "79.40"),
    ("市", 6, "样例市评价中心", 2022, date(2023, 1, 18), 3, "85.60"),
    ("省", 90, "样例省评价中心", 2022, date(2023, 2, 22), 41, "82.30"),
    ("市", 6, "样例市评价中心", 2023, date(2023, 7, 20), 2, "87.90"),
    ("省", 90, "样例省评价中心", 2023, date(2023, 8, 16), 33, "84.70"),
)


def rankings(month: Month, _seed: int, _scale: float) -> Iterator[Record]:
    """Yield the rankings that were published in a month."""
    for number, row in enumerate(RANKINGS, start=1):
        scope, total, publisher, year, day, rank, score = row
        if not month.first <= day <= month.last:
            continue
        key = f"BM{year}{number:02d}"
        values = {
            "benchmark_no": key,
            "publisher": publisher,
            "title": f"{year}年营商环境评价样例",
            "scope": scope,
            "source": "人工录入样例",
            "rank_total": total,
            "rank": rank,
            "score": Decimal(score),
            "period_year": year,
            "publish_date": day,
        }
        yield Record(
            "external_rankings", 0, "benchmarks", key, day, values, is_fact=True
        )
