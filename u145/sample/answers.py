"""How a filed proposal was answered, judged by its authors and followed up."""

from datetime import date, timedelta
from random import Random
from typing import Any

from u145.sample.chance import hit, rate
from u145.sample.county import county
from u145.sample.flows import months_later

FOLLOW_UP = (date(2023, 2, 20), date(2023, 9, 15))


def answer(values: dict[str, Any], unit: str, year: int, chance: Random) -> None:
    """Add everything from the assignment to the follow-up."""
    assigned = values["assign_date"]
    due = months_later(assigned, 3)
    if chance.random() < 0.5:
        values["due_date"] = due
    if chance.random() < 0.05:
        values["due_date"] = due
        due = values["extended_due"] = months_later(assigned, 5)
    values["reply_date"] = _reply_day(assigned, due, unit, chance)
    _contact(values, unit, chance)
    values["reply_doc_no"] = f"常提办〔{year}〕{chance.randint(1, 300)}号"
    reply = values["reply_date"]
    solved = rate("class_a", unit, reply)
    values["reply_class"] = chance.choices(
        ("A", "B", "C"), (solved, (1 - solved) * 0.68, (1 - solved) * 0.32)
    )[0]
    values["class_scheme"] = "β" if unit == "u_health" else "α"
    # under scheme β even the third class means planned
    if values["class_scheme"] == "β" and values["reply_class"] == "C":
        values["reply_class"] = "B"
    _feedback(values, unit, chance)
    if values["reply_class"] == "B" and year == 2022:
        span = (FOLLOW_UP[1] - FOLLOW_UP[0]).days
        values["followup_date"] = FOLLOW_UP[0] + timedelta(chance.randint(0, span))
        values["followup_class"] = chance.choices(("A", "B"), (66, 34))[0]


def _reply_day(assigned: date, due: date, unit: str, chance: Random) -> date:
    if not hit(chance, "answered", unit, due):
        return due + timedelta(chance.randint(2, 40))
    whole = (due - assigned).days
    # most answers come in the last weeks before the limit
    return assigned + timedelta(
        int(whole * max(0.25, min(1.0, chance.gauss(0.85, 0.15))))
    )


def _contact(values: dict[str, Any], unit: str, chance: Random) -> None:
    reply = values["reply_date"]
    way = chance.choice(("走访", "座谈", "现场"))
    if chance.random() < 0.06:
        way = "委员提出不需要"
    elif not hit(chance, "face", unit, reply):
        way = chance.choice(("电话", "其他", "未联系"))
    values["contact_way"] = way
    before = min(10, (reply - values["assign_date"]).days)
    values["contact_date"] = reply - timedelta(chance.randint(0, before))


def _feedback(values: dict[str, Any], unit: str, chance: Random) -> None:
    reply = values["reply_date"]
    if chance.random() > 0.92:
        return
    feedback = reply + timedelta(chance.randint(3, 20))
    result = "满意"
    if not hit(chance, "member_satisfied", unit, feedback):
        result = chance.choices(("基本满意", "不满意", "保留"), (70, 22, 8))[0]
    values.update(
        feedback_date=feedback,
        sat_result=result,
        sat_attitude="满意" if chance.random() < 0.97 else "基本满意",
    )
    if result == "不满意":
        again = county().days.add(feedback, chance.randint(8, 20))
        values.update(
            is_rehandled=True,
            rehandle_reply_date=again,
            sat_result_2=chance.choice(("满意", "基本满意")),
        )
