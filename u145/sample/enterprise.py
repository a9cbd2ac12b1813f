"""Enterprise service centre: problems, visits, talks, surveys, finance, papers."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
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
from u145.sample.county import Enterprise, county
from u145.sample.flows import Month
from u145.sample.record import Record

DEPARTMENTS = [
    "u_market",
    "u_economy",
    "u_resources",
    "u_housing",
    "u_hr",
    "u_environment",
    "u_development",
    "u_finance",
    "u_tax",
    "u_power",
    "u_investment",
    "u_transport",
]
FEED = "enterprise_services"


def records(month: Month, seed: int, scale: float) -> Iterator[Record]:
    """Yield the month's records of all five sheets, in order of time."""
    chance = stream(seed, "enterprise", month)
    factor = max(scale, 0.3)
    rows = [
        *_many("QY", 0, 110 * factor, month, chance, _issue),
        *_visits(month, seed),
        *_many("KT", 1, 6, month, chance, _talk),
        *_many("PJ", 2, 180 * max(scale, 0.25), month, chance, _survey),
        *_many("RZ", 3, 12, month, chance, _finance),
        *_many("ZC", 4, 5, month, chance, _policy),
    ]
    yield from sorted(rows, key=lambda record: (record.born, record.key))


def _many(
    prefix: str, table: int, count: float, month: Month, chance: Random, maker: object
) -> Iterator[Record]:
    days = spread_days(chance, month.first, month.last, count, True)
    for number, day in enumerate(days, start=1):
        key = f"{prefix}{month.year}{month.month:02d}{number:05d}"
        values = {"event_no": key, **maker(day, chance)}  # type: ignore[operator]
        yield Record(FEED, table, "events", key, day, values)


def firm(enterprise: Enterprise) -> dict[str, object]:
    """Return how an enterprise stands in a record."""
    return {
        "uscc": enterprise.enterprise_id,
        "enterprise_name": enterprise.name,
    }


def _issue(day: date, chance: Random) -> dict[str, object]:
    enterprise = chance.choice(county().enterprises)
    own = county().town_unit[enterprise.town_id]
    unit = county().at(chance.choice([*DEPARTMENTS, own, own, own]), day)
    days = county().days
    limit = chance.choice((7, 7, 7, 15))
    in_time = hit(chance, "issue_on_time", unit, day)
    later = chance.randint(1, limit) if in_time else limit + chance.randint(1, 15)
    found = hit(chance, "found", unit, day)
    is_rated = chance.random() < 0.8
    is_happy = hit(chance, "issue_satisfied", unit, day)
    return {
        "event_type": "enterprise_issue",
        "title": f"反映{chance.choice(('用工', '用地', '融资', '审批', '物流'))}困难",
        "source": chance.choice(("走访发现", "主动征询", "数据预警"))
        if found
        else chance.choice(("企业反映", "热线转办")),
        **firm(enterprise),
        "unit": unit,
        "town": enterprise.town_id,
        "accept_at": office_time(chance, day),
        "due_date": days.add(day, limit),
        "close_at": office_time(chance, days.add(day, later)),
        "rating": (chance.choice((4, 5, 5)) if is_happy else chance.choice((1, 2)))
        if is_rated
        else None,
    }


def _visits(month: Month, seed: int) -> Iterator[Record]:
    """Spread a quarter's visits to the listed enterprises over its days."""
    quarter = (month.month - 1) // 3
    chance = stream(seed, "visits", month.year, quarter)
    first = date(month.year, quarter * 3 + 1, 1)
    last = Month(month.year, quarter * 3 + 3).last
    pool = county().days.workdays_of(first, last)
    for number, enterprise in enumerate(e for e in county().enterprises if e.is_listed):
        day, by_leader = chance.choice(pool), hit(chance, "visited", "county", first)
        raised = chance.randint(0, 3)
        if (day.year, day.month) != (month.year, month.month):
            continue
        values = {
            "event_no": f"ZF{month.year}{quarter + 1}{number:04d}",
            "event_type": "enterprise_visit",
            "event_date": day,
            "leader_level": "县领导" if by_leader else "科局级",
            **firm(enterprise),
            "unit": "u_gov_office",
            "opinions_raised": raised,
        }
        yield Record(FEED, 1, "events", str(values["event_no"]), day, values)


def _talk(day: date, chance: Random) -> dict[str, object]:
    unit = chance.choice(["u_commerce_fed", "u_commerce_fed", *DEPARTMENTS[:6]])
    raised = chance.randint(4, 12)
    share = rate("talk_adopted", unit, day)
    return {
        "event_type": "gov_ent_talk",
        "event_date": day,
        "leader_level": chance.choice(("县领导", "科局级")),
        "unit": unit,
        "opinions_raised": raised,
        "opinions_adopted": sum(chance.random() < share for _ in range(raised)),
    }


def _survey(day: date, chance: Random) -> dict[str, object]:
    unit = county().at(chance.choice(DEPARTMENTS), day)
    mean = 4.28 + 0.22 * progress(day) + 0.12 * quality(unit, day)
    score = max(1, min(5, int(mean + chance.gauss(0, 0.4) + chance.random())))
    return {
        "event_type": "enterprise_survey",
        "event_date": day,
        "unit": unit,
        **firm(chance.choice(county().enterprises)),
        "rating": score,
    }


def _finance(day: date, chance: Random) -> dict[str, object]:
    asked = chance.choice((50, 80, 100, 150, 200, 300, 500))
    share = min(
        1.0, rate("finance_met", "u_fin_office", day) * chance.uniform(0.6, 1.4)
    )
    granted = Decimal(int(asked * share))
    close = county().days.add(day, chance.randint(3, 20))
    return {
        "event_type": "finance_request",
        **firm(chance.choice(county().enterprises)),
        "unit": "u_fin_office",
        "amount_due": Decimal(asked) * 10_000,
        "amount_paid": granted * 10_000,
        "accept_at": datetime.combine(day, time()),
        "close_at": datetime.combine(close, time()),
    }


def _policy(day: date, chance: Random) -> dict[str, object]:
    unit = county().at(chance.choice(DEPARTMENTS), day)
    related = chance.random() < 0.85
    theme = chance.choice(("降本增效", "技改补助", "人才引育", "稳岗就业", "绿色制造"))
    return {
        "event_type": "policy_issue",
        "title": f"关于{theme}的若干意见",
        "unit": unit,
        "event_date": day,
        "is_enterprise_related": related,
        "is_consulted": hit(chance, "consulted", unit, day),
    }
