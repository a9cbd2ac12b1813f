"""Administrative inspections of enterprises."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from u145.sample.chance import hit, quality, some, spread_days, stream
from u145.sample.county import Enterprise, county
from u145.sample.flows import Month
from u145.sample.record import Record

YEARLY = 7_500
SEASON = (0.6, 0.6, 1.4, 1.5, 1.4, 0.9, 0.7, 0.7, 1.4, 1.3, 1.3, 0.7)
WEIGHTS = {
    "u_market": 24,
    "u_enforcement": 16,
    "u_emergency": 13,
    "u_environment": 11,
    "u_fire": 9,
    "u_health": 8,
    "u_housing": 6,
    "u_transport": 6,
    "u_culture": 5,
    "u_agriculture": 5,
    "u_resources": 4,
    "u_water": 2,
    "u_police": 3,
}
SUBKINDS = ("双随机", "专项检查", "重点检查", "举报核查", "日常巡查")


def records(month: Month, seed: int, scale: float) -> Iterator[Record]:
    """Yield the month's inspections in order of time."""
    chance = stream(seed, "enforcement", month)
    factor = max(scale, 0.15)
    units, loads = list(WEIGHTS), list(WEIGHTS.values())
    count = YEARLY / 12 * SEASON[month.month - 1] * factor
    days = spread_days(chance, month.first, month.last, count, True)
    for number, day in enumerate(days, start=1):
        key = f"JC{month.year}{month.month:02d}{number:06d}"
        unit = chance.choices(units, loads)[0]
        yield _inspection(key, unit, day, factor, chance)


def _object(unit: str, day: date, factor: float, chance: Random) -> Enterprise:
    """Pick whom to inspect: a few are visited again and again."""
    often = 0.36 - 0.14 * (day.year - 2022) - 0.06 * quality(unit, day)
    firms = county().enterprises
    if chance.random() > often:
        return chance.choice(firms)
    yearly = YEARLY * factor * WEIGHTS[unit] / sum(WEIGHTS.values())
    # A province's inspectors still meet the firms of one county.
    often_seen = min(len(firms), max(2, int(yearly * 0.055)))
    favourites = Random(f"{unit}{day.year}").sample(firms, often_seen)
    return chance.choice(favourites)


def _inspection(
    key: str, unit: str, day: date, factor: float, chance: Random
) -> Record:
    days = county().days
    enterprise = _object(unit, day, factor, chance)
    is_joint = hit(chance, "joint", unit, day)
    others = [other for other in WEIGHTS if other != unit]
    due = days.add(day, 20)
    in_time = hit(chance, "published", unit, day)
    published = days.add(
        day, chance.randint(2, 20) if in_time else chance.randint(21, 35)
    )
    values: dict[str, object] = {
        "inspection_no": key,
        "kind": "行政检查",
        "subkind": chance.choices(SUBKINDS, (30, 25, 10, 10, 25))[0],
        "plan_no": f"JH{day.year}{chance.randint(1, 60):03d}",
        "topic": chance.choice(
            ("安全生产", "食品安全", "环境保护", "消防安全", "计量")
        ),
        "lead_unit": unit,
        "join_units": some(chance, others, 1, 2) if is_joint else [],
        "object_type": "企业",
        "object_name": enterprise.name,
        "object_uscc": enterprise.enterprise_id,
        "town": enterprise.town_id,
        "check_date": day,
        "is_joint": is_joint,
        "is_onsite": chance.random() < 0.93,
        "is_mobile": hit(chance, "mobile", unit, day),
        "is_code_shown": day.year == 2023 and chance.random() < 0.5,
        "inspectors": chance.randint(2, 4),
        "publish_due": due,
        "publish_date": published,
        "object_rating": chance.choice((None, None, 3, 4, 5, 5)),
        "entered_date": day + timedelta(chance.choice((0, 0, 1, 2))),
    }
    values.update(_findings(unit, day, chance))
    return Record("enforcement", 0, "inspections", key, day, values)


def _findings(unit: str, day: date, chance: Random) -> dict[str, object]:
    if chance.random() > 0.3:
        code = chance.choices(("1", "F", "7"), (94, 4, 2))[0]
        return {"result_codes": [code], "issue_count": 0, "is_penalised": False}
    days = county().days
    codes = some(chance, ("2", "3", "5", "A", "E"), 1, 2)
    in_time = hit(chance, "rectified", unit, day)
    later = chance.randint(2, 15) if in_time else chance.randint(16, 40)
    return {
        "result_codes": codes,
        "issue_count": chance.randint(1, 4),
        "rectify_due": days.add(day, 15),
        "rectify_date": days.add(day, later),
        "is_penalised": chance.random() < 0.12,
    }
