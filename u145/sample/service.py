"""Service cases with their ratings, and cases that “would not be done”."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from u145.sample.chance import (
    hit,
    office_time,
    progress,
    quality,
    rate,
    spread_days,
    stream,
)
from u145.sample.county import county
from u145.sample.flows import Month
from u145.sample.record import Record

YEARLY_CASES = 120_000
YEARLY_HARD_CASES = 300
WEIGHTS = {
    "u_hr": 14,
    "u_medical": 12,
    "u_police": 12,
    "u_market": 6,
    "u_resources": 8,
    "u_civil": 6,
    "u_tax": 8,
    "u_health": 4,
    "u_housing": 5,
    "u_transport": 4,
    "u_education": 3,
    "u_agriculture": 3,
    "u_culture": 2,
    "u_veterans": 1,
    "u_development": 1,
    "u_economy": 1,
    "u_environment": 2,
    "u_enforcement": 2,
    "u_water": 1,
    "u_emergency": 1,
    "u_investment": 1,
}
TOPICS = ["社保转移", "不动产登记", "医保报销", "居住证办理", "施工备案", "项目核准"]
SEASON = (0.9, 0.7, 1.15, 1.05, 1.0, 1.05, 1.0, 0.95, 1.1, 0.95, 1.05, 1.1)


def handling_units() -> tuple[list[str], list[float]]:
    """Return the units that take cases, towns included, with their weights."""
    towns = dict.fromkeys(county().groups["town"], 1.3)
    weights = {**WEIGHTS, **towns}
    return list(weights), list(weights.values())


def records(month: Month, seed: int, scale: float) -> Iterator[Record]:
    """Yield the month's cases in order of time."""
    chance = stream(seed, "service", month)
    units, weights = handling_units()
    days = county().days.workdays_of(month.first, month.last)
    a_day = YEARLY_CASES / 12 * SEASON[month.month - 1] * scale / len(days)
    hard_a_day = YEARLY_HARD_CASES / 12 * max(scale, 0.5) / len(days)
    number = 0
    for day in days:
        for _ in spread_days(chance, day, day, a_day, True):
            number += 1
            unit = county().at(chance.choices(units, weights)[0], day)
            yield _case(
                f"BJ{month.year}{month.month:02d}{number:06d}", unit, day, chance
            )
        for _ in spread_days(chance, day, day, hard_a_day, True):
            number += 1
            choice = chance.choice(["u_business_env", *county().groups["town"]])
            yield _hard(
                f"NB{month.year}{month.month:02d}{number:06d}", choice, day, chance
            )


def town_of(unit: str, chance: Random) -> str:
    """Return the town of a town's unit, else any town."""
    own = county().units[unit]["town_id"]
    return own or chance.choice(list(county().towns))


def finish(accept: datetime, workdays: int, chance: Random) -> datetime:
    """Return when a case was closed: later that day, or after working days."""
    if workdays == 0:
        return accept + timedelta(minutes=chance.randint(5, 40))
    return office_time(chance, county().days.add(accept.date(), workdays))


def _case(key: str, unit: str, day: date, chance: Random) -> Record:
    accept = office_time(chance, day)
    is_instant = hit(chance, "instant", unit, day)
    legal = chance.choice((5, 7)) if is_instant else chance.choice((10, 15, 20, 30, 60))
    saved = 0.82 + 0.066 * progress(day) + 0.015 * quality(unit, day)
    promise = 0 if is_instant else max(1, round(legal * (1 - saved)))
    speed = 0.36 + 0.09 * progress(day) + 0.05 * quality(unit, day)
    needed = promise * (1 - speed) * chance.uniform(0.5, 1.5)
    workdays = 0 if is_instant else int(needed + chance.random())
    close = finish(accept, workdays, chance)
    is_net = hit(chance, "one_net", unit, day)
    is_mobile = is_net and chance.random() < 0.4
    values: dict[str, object] = {
        "event_no": key,
        "event_type": "service_case",
        "title": chance.choice(TOPICS),
        "subtype": chance.choice(("行政许可", "公共服务", "行政确认")),
        "item_code": f"S{chance.randint(1, 400):04d}",
        "unit": unit,
        "town": town_of(unit, chance),
        "window_type": chance.choices(("综合", "专窗"), (7, 3))[0],
        "accept_at": accept,
        "close_at": close,
        "legal_days": legal,
        "promise_days": promise,
        "visit_count": 0
        if hit(chance, "zero_visit", unit, day)
        else chance.choice((1, 1, 1, 2, 3)),
        "is_instant": is_instant,
        "is_online": is_net and not is_mobile,
        "is_mobile": is_mobile,
        "correction_times": _corrections(unit, day, chance),
    }
    values.update(_rating(unit, close.date(), chance))
    return Record("service_cases", 0, "events", key, day, values)


def _corrections(unit: str, day: date, chance: Random) -> int:
    if chance.random() > 0.08:
        return 0
    return 1 if hit(chance, "one_notice", unit, day) else chance.choice((2, 2, 3))


def _rating(unit: str, day: date, chance: Random) -> dict[str, object]:
    mode = chance.choices(("主动", "默认", "未评"), (45, 35, 20))[0]
    if mode != "主动":
        return {"rating_mode": mode, "rating": 5 if mode == "默认" else None}
    if hit(chance, "good", unit, day):
        return {"rating_mode": mode, "rating": chance.choice((3, 4, 5, 5, 5, 5))}
    days = county().days
    is_fixed = chance.random() < rate("bad_fixed", unit, day)
    after = chance.randint(1, 5) if is_fixed else chance.randint(6, 12)
    return {
        "rating_mode": mode,
        "rating": chance.choice((1, 2, 2)),
        "bad_fix_due": days.add(day, 5),
        "bad_fix_date": days.add(day, after),
    }


def _hard(key: str, unit: str, day: date, chance: Random) -> Record:
    accept = office_time(chance, day)
    values = {
        "event_no": key,
        "event_type": "hard_case",
        "title": chance.choice(("材料反复补正", "历史遗留登记", "跨部门事项无人受理")),
        "unit": unit,
        "town": town_of(unit, chance),
        "accept_at": accept,
        "close_at": finish(accept, chance.randint(1, 14), chance),
        "is_solved": hit(chance, "hard_done", unit, day),
    }
    return Record("service_cases", 0, "events", key, day, values)
