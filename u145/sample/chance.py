"""Chance that can be repeated, and how good a unit is at its work.

Every stream of numbers is seeded by name, so a change in one system's records
does not move another's.
"""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from u145.sample.county import county

# rate: level in the middle of 2022, level one good year later, how much of
# that step the county makes (above 1: beyond the target), spread of units
RATES: dict[str, tuple[float, float, float, float]] = {
    "one_net": (0.82, 0.90, 1.3, 0.05),
    "zero_visit": (0.78, 0.88, 0.9, 0.06),
    "hard_done": (0.75, 0.85, 1.2, 0.08),
    "auto_share": (0.32, 0.48, 1.1, 0.05),
    "repeat": (0.12, 0.08, 0.8, -0.02),
    "finance_met": (0.64, 0.74, 1.2, 0.04),
    "found": (0.30, 0.40, 1.3, 0.06),
    "joint": (0.18, 0.30, 0.75, 0.05),
    "mobile": (0.90, 0.98, 0.9, 0.02),
    "published": (0.93, 0.985, 0.9, 0.02),
    "rectified": (0.88, 0.95, 1.1, 0.03),
    "adopted": (0.62, 0.71, 1.1, 0.04),
    "paid_on_time": (0.86, 0.95, 0.5, 0.05),
    "answered": (0.965, 0.99, 0.8, 0.02),
    "one_notice": (0.88, 0.95, 1.1, 0.03),
    "instant": (0.68, 0.75, 1.2, 0.06),
    "issue_on_time": (0.92, 0.97, 1.1, 0.03),
    "hotline_on_time": (0.962, 0.98, 1.1, 0.012),
    "task_on_time": (0.85, 0.95, 0.6, 0.05),
    "good": (0.992, 0.996, 1.2, 0.003),
    "bad_fixed": (0.97, 1.0, 0.7, 0.02),
    "satisfied": (0.93, 0.95, 0.7, 0.025),
    "issue_satisfied": (0.965, 0.985, 0.9, 0.01),
    "visited": (0.80, 0.98, 0.9, 0.0),
    "talk_adopted": (0.60, 0.70, 0.9, 0.04),
    "consulted": (0.70, 0.90, 0.7, 0.06),
    "face": (0.92, 0.985, 0.8, 0.03),
    "member_satisfied": (0.90, 0.94, 0.9, 0.03),
    "class_a": (0.45, 0.52, 1.2, 0.07),
    "reception_closed": (0.80, 0.90, 0.9, 0.05),
}
# units with a story: level now, change over the year
STORIES = {
    "u_market": (1.2, 0.6),
    "u_business_env": (1.4, 0.4),
    "u_enforcement": (-1.2, 1.8),
    "u_housing": (-1.4, -0.3),
    "u_environment": (0.6, -1.6),
    "u_power": (1.0, 0.2),
    "u_hr": (0.8, 0.8),
    "u_tianma": (0.9, 0.3),
    "u_qiuchuan": (-1.5, 0.2),
    "u_huibu": (-0.8, 1.6),
    "u_dongan": (-1.0, -0.4),
    "u_baishi": (1.1, 0.5),
}


def stream(seed: int, *names: object) -> random.Random:
    """Return the numbers of one stream."""
    return random.Random("/".join(map(str, (seed, *names))))


def progress(day: date) -> float:
    """Return how far the county has come: 0 in mid 2022, 1 in autumn 2023."""
    return max(-0.3, min(1.0, (day - date(2022, 7, 1)).days / 430))


def quality(unit_id: str, day: date) -> float:
    """Return how good a unit works on a day: about -2 to 2."""
    level, trend = STORIES.get(unit_id, (0.0, 0.0))
    if unit_id not in STORIES:
        quiet = random.Random(unit_id)
        level, trend = quiet.gauss(0, 0.7), quiet.gauss(0, 0.5)
    return level + trend * (progress(day) - 0.3)


def rate(name: str, unit_id: str, day: date) -> float:
    """Return the share that a unit reaches on a day."""
    base, target, mood, spread = RATES[name]
    level = base + (target - base) * mood * progress(day)
    return max(0.01, min(1.0, level + spread * quality(unit_id, day) * 0.6))


def hit(chance: random.Random, name: str, unit_id: str, day: date) -> bool:
    """Draw whether one record turns out well."""
    return chance.random() < rate(name, unit_id, day)


def some(chance: random.Random, items: Sequence[str], low: int, high: int) -> list[str]:
    """Pick a few different ones, in their order."""
    count = min(len(items), chance.randint(low, high))
    return sorted(chance.sample(list(items), count))


def spread_days(
    chance: random.Random, first: date, last: date, count: float, on_workdays: bool
) -> list[date]:
    """Spread about `count` records over a span, in order of time."""
    days = county().days
    pool = (
        days.workdays_of(first, last)
        if on_workdays
        else [first + timedelta(n) for n in range((last - first).days + 1)]
    )
    whole = int(count) + (chance.random() < count % 1)
    return sorted(chance.choices(pool, k=whole)) if pool else []


def office_time(chance: random.Random, day: date) -> datetime:
    """Return a moment within office hours, mostly 9–11 and 14–16 o'clock."""
    hour = chance.choice((8, 9, 9, 9, 10, 10, 10, 11, 13, 14, 14, 15, 15, 16))
    low = 30 if hour == 8 else 0
    at = time(hour, chance.randint(low, 59), chance.randint(1, 59))
    return datetime.combine(day, at)
