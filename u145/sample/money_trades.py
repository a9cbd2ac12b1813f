"""Incentive payments; registrations, power supply and land permits."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from u145.sample.chance import hit, office_time, progress, rate, spread_days, stream
from u145.sample.county import county
from u145.sample.enterprise import firm
from u145.sample.flows import Month
from u145.sample.record import Record
from u145.sample.service import town_of

PAYERS = [
    "u_economy",
    "u_science",
    "u_hr",
    "u_agriculture",
    "u_culture",
    "u_development",
    "u_market",
]
PAID_BY_MONTH = (40, 40, 60, 70, 75, 90, 70, 75, 85, 90, 110, 195)


def payments(month: Month, seed: int, scale: float) -> Iterator[Record]:
    """Yield the month's claims for incentive money in order of time."""
    chance = stream(seed, "payments", month)
    count = PAID_BY_MONTH[month.month - 1] * max(scale, 0.35)
    days = spread_days(chance, month.first, month.last, count, True)
    for number, day in enumerate(days, start=1):
        key = f"DF{month.year}{month.month:02d}{number:05d}"
        yield _payment(key, day, chance)


def _payment(key: str, day: date, chance: Random) -> Record:
    unit, days = chance.choice(PAYERS), county().days
    mode = chance.choice(("即申即享", "申报兑现", "申报兑现"))
    if chance.random() < rate("auto_share", unit, day):
        mode = "免申即享"
    mean = 27 - 8 * progress(day) - (4 if mode == "免申即享" else 0)
    in_time = hit(chance, "paid_on_time", unit, day)
    later = min(30, max(2, int(chance.gauss(mean, 5))))
    later = later if in_time else chance.randint(31, 55)
    due = Decimal(chance.randint(50, 4000)) * 100
    values = {
        "event_no": key,
        "event_type": "policy_payment",
        "policy_code": f"ZC{chance.randint(1, 40):03d}",
        "title": chance.choice(("技改补助", "稳岗补贴", "研发奖补", "贷款贴息")),
        **firm(chance.choice(county().enterprises)),
        "unit": unit,
        "apply_mode": mode,
        "amount_due": due,
        "amount_paid": due
        if chance.random() < 0.96
        else due * chance.randint(5, 9) / 10,
        "accept_at": datetime.combine(day, time()),
        "due_date": days.add(day, 30),
        "pay_date": days.add(day, later),
    }
    return Record("finance_payments", 0, "events", key, day, values)


def trades(month: Month, seed: int, _scale: float) -> Iterator[Record]:
    """Yield registrations, power and land of the month in order of time.

    They follow the county's stock of market entities, not the scale.
    """
    chance = stream(seed, "trades", month)
    pace = SEASON[month.month - 1]
    opened = (187 if month.year == 2022 else 250) * pace
    closed = (73 if month.year == 2022 else 89) * pace
    rows: list[Record] = []
    for prefix, count, maker in (
        ("SL", opened, _registration("设立登记")),
        ("ZX", closed, _registration("注销登记")),
        ("KB", 24, _start_up),
        ("YD", 22, _power),
        ("TD", 3, _land),
    ):
        days = spread_days(chance, month.first, month.last, count, True)
        for number, day in enumerate(days, start=1):
            key = f"{prefix}{month.year}{month.month:02d}{number:05d}"
            rows.append(maker(key, day, chance))
    yield from sorted(rows, key=lambda record: (record.born, record.key))


SEASON = (1.1, 0.8, 1.2, 1.1, 1.0, 1.0, 1.0, 0.95, 1.0, 0.9, 0.95, 1.0)


def _case(key: str, table: int, day: date, values: dict[str, object]) -> Record:
    values = {"event_no": key, "event_type": "service_case", **values}
    return Record("market_power_land", table, "events", key, day, values)


def _registration(subtype: str):  # type: ignore[no-untyped-def]
    def make(key: str, day: date, chance: Random) -> Record:
        accept = office_time(chance, day)
        is_instant = hit(chance, "instant", "u_market", day)
        later = timedelta(minutes=chance.randint(5, 45))
        close = accept + later
        if not is_instant:
            close = office_time(
                chance, county().days.add(day, chance.choice((0, 1, 2)))
            )
        values: dict[str, object] = {
            "subtype": subtype,
            "unit": "u_market",
            "town": town_of("u_market", chance),
            "accept_at": accept,
            "close_at": max(close, accept + later),
            "legal_days": 15,
            "promise_days": 0 if is_instant else 3,
            "visit_count": 0 if hit(chance, "zero_visit", "u_market", day) else 1,
            "is_instant": is_instant,
            "is_online": hit(chance, "one_net", "u_market", day),
            "is_mobile": False,
        }
        return _case(key, 0, day, values)

    return make


def add_work_hours(accept: datetime, hours: float) -> datetime:
    """Return the moment so many working hours (nine to five) later."""
    clock = accept.hour + accept.minute / 60 - 9
    total = min(max(clock, 0.0), 8.0) + hours
    day = county().days.add(accept.date(), int(total // 8))
    return datetime.combine(day, time(9)) + timedelta(minutes=int(total % 8 * 60))


def _start_up(key: str, day: date, chance: Random) -> Record:
    accept = office_time(chance, day)
    mean = 6.1 - 2.3 * progress(day)
    hours = max(0.5, chance.gauss(mean, 2))
    values: dict[str, object] = {
        "subtype": "企业开办",
        "unit": "u_market",
        "town": town_of("u_market", chance),
        "accept_at": accept,
        "close_at": max(add_work_hours(accept, hours), accept),
        "legal_days": 10,
        "promise_days": 1,
        "visit_count": 0 if hit(chance, "zero_visit", "u_market", day) else 1,
        "is_instant": False,
        "is_online": hit(chance, "one_net", "u_market", day),
        "is_mobile": False,
    }
    return _case(key, 0, day, values)


def _power(key: str, day: date, chance: Random) -> Record:
    is_low = chance.random() < 0.85
    mean = (8.2 - 1.6 * progress(day)) if is_low else 20
    workdays = max(1, int(chance.gauss(mean, 2) + 0.5))
    accept = office_time(chance, day)
    values: dict[str, object] = {
        "subtype": "获得电力-低压" if is_low else "获得电力-高压",
        "title": chance.choice(county().enterprises).name,
        "unit": "u_power",
        "town": town_of("u_power", chance),
        "accept_at": accept,
        "close_at": office_time(chance, county().days.add(day, workdays)),
        "visit_count": 0 if hit(chance, "zero_visit", "u_power", day) else 1,
        "is_online": hit(chance, "one_net", "u_power", day),
    }
    return _case(key, 1, day, values)


def _land(key: str, day: date, chance: Random) -> Record:
    mean = 46 - 14 * progress(day)
    permit = county().days.add(day, max(8, int(chance.gauss(mean, 8))))
    values: dict[str, object] = {
        "event_type": "project_milestone",
        "subtype": "施工许可",
        "title": f"标准地项目{key[-3:]}",
        "unit": chance.choice(("u_resources", "u_housing")),
        "town": chance.choice(list(county().towns)),
        "accept_at": datetime.combine(day, time()),
        "close_at": datetime.combine(permit, time()),
    }
    return _case(key, 2, day, values)
