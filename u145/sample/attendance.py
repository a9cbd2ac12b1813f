"""Who was there: the attendance of members at CPPCC activities."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from u145.sample.chance import stream
from u145.sample.county import county
from u145.sample.record import Record

# members who have not been seen since the middle of 2022
SILENT = {"M037", "M074", "M111", "M148"}
SILENT_SINCE = date(2022, 7, 1)


def active_on(day: date) -> list[dict[str, str]]:
    """Return the members who take part at all."""
    return [
        row
        for row in county().members_on(day)
        if day < SILENT_SINCE or row["member_id"] not in SILENT
    ]


@cache
def _zeal() -> dict[str, float]:
    """Return how eager each member is."""
    chance = Random("zeal")
    return {row["member_id"]: chance.uniform(0.2, 1.0) for row in county().members}


def attendances(event: Record, expected: int, seed: int) -> list[Record]:
    """Return one record per invited member."""
    chance = stream(seed, "attendance", event.key)
    pool = active_on(event.born)
    if expected >= 30:
        # big meetings go round: so many members from where the last one ended
        start = int(event.key[-4:]) * 37 % len(pool)
        chosen = [
            pool[(start + n) % len(pool)] for n in range(min(expected, len(pool)))
        ]
    else:
        weights = [_zeal()[row["member_id"]] for row in pool]
        picked = chance.choices(pool, weights, k=expected)
        chosen = list({row["member_id"]: row for row in picked}.values())
    return list(_rows(event, chosen, expected >= 30, chance))


def _rows(
    event: Record, chosen: list[dict[str, str]], is_meeting: bool, chance: Random
) -> Iterator[Record]:
    states, weights = ("出席", "请假", "缺席"), (96, 3, 1) if is_meeting else (98, 2, 0)
    for place, member in enumerate(chosen):
        values = {
            "event_no": event.key,
            "member_no": member["member_no"],
            "member_name": [member["member_name"]],
            "role": "发言" if place == 0 else "参加",
            "attend_state": chance.choices(states, weights)[0],
            "attend_date": event.born,
            "entered_date": event.born,
        }
        key = f"{event.key}|{member['member_no']}"
        yield Record(
            event.feed, 1, "attendances", key, event.born, values, is_fact=True
        )
