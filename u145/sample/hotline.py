"""12345 hotline orders: summer water and power, winter heating and wages."""

from collections.abc import Iterator
from datetime import date
from random import Random

from u145.sample.chance import hit, office_time, spread_days, stream
from u145.sample.county import county
from u145.sample.flows import Month
from u145.sample.record import Record
from u145.sample.service import town_of

YEARLY = 18_000
SEASON = (1.2, 0.9, 0.85, 0.85, 0.9, 1.0, 1.3, 1.35, 1.0, 0.85, 0.9, 1.15)
WEIGHTS = {
    "u_housing": 8,
    "u_enforcement": 9,
    "u_police": 5,
    "u_hr": 6,
    "u_market": 7,
    "u_transport": 5,
    "u_environment": 5,
    "u_water": 4,
    "u_power": 4,
    "u_education": 3,
    "u_health": 3,
    "u_culture": 2,
    "u_agriculture": 2,
    "u_resources": 3,
}
TOPICS = ["停水", "停电", "噪声扰民", "占道经营", "工资拖欠", "物业服务", "道路破损"]


def records(month: Month, seed: int, scale: float) -> Iterator[Record]:
    """Yield the month's orders in order of time."""
    chance = stream(seed, "hotline", month)
    weights = {**WEIGHTS, **dict.fromkeys(county().groups["town"], 2.5)}
    units, loads = list(weights), list(weights.values())
    count = YEARLY / 12 * SEASON[month.month - 1] * scale
    days = spread_days(chance, month.first, month.last, count, False)
    for number, day in enumerate(days, start=1):
        key = f"RX{month.year}{month.month:02d}{number:06d}"
        yield _order(key, chance.choices(units, loads)[0], day, chance)


def _order(key: str, unit: str, day: date, chance: Random) -> Record:
    days = county().days
    accept = office_time(chance, day)
    subtype = chance.choices(("投诉", "诉求", "咨询", "追办"), (35, 35, 25, 5))[0]
    urgency = chance.choices(("一般", "紧急", "特急"), (90, 8, 2))[0]
    limit = {"一般": 5, "紧急": 2, "特急": 1}[urgency]
    is_in_time = hit(chance, "hotline_on_time", unit, day)
    later = chance.randint(1, limit) if is_in_time else limit + chance.randint(1, 6)
    close = office_time(chance, days.add(day, later))
    is_called = chance.random() < 0.85
    satisfied = hit(chance, "satisfied", unit, day)
    answer = chance.choices(("满意", "基本满意"), (8, 2))[0] if satisfied else "不满意"
    if chance.random() < 0.08:
        answer = "未表态"
    values = {
        "event_no": key,
        "event_type": "hotline_call",
        "subtype": subtype,
        "title": f"反映{chance.choice(TOPICS)}问题",
        "channel": chance.choice(("电话", "网上", "微信")),
        "urgency": urgency,
        "unit": unit,
        "town": town_of(unit, chance),
        "is_repeat": subtype != "咨询" and hit(chance, "repeat", unit, day),
        "is_returned": chance.random() < 0.05,
        "accept_at": accept,
        "due_date": days.add(day, limit),
        "close_at": close,
        "is_called_back": is_called,
        "callback_sat": answer if is_called else None,
        "is_solved": (satisfied or chance.random() < 0.2) if is_called else None,
    }
    return Record("hotline_12345", 0, "events", key, day, values)
