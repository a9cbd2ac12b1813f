"""Proposals of both sessions, from submission to follow-up."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from u145.sample.answers import answer
from u145.sample.attendance import active_on
from u145.sample.chance import some, spread_days, stream
from u145.sample.county import county
from u145.sample.flows import Month
from u145.sample.record import Record

FEED = "cppcc_proposals"
SESSIONS = {
    2022: ("1-1", date(2022, 2, 13), date(2022, 2, 16), date(2022, 3, 15), 170),
    2023: ("1-2", date(2023, 2, 6), date(2023, 2, 9), date(2023, 3, 20), 182),
}
# the first seventeen of 2022 are those of parties and groups that the report counts
COLLECTIVE = ["党派"] * 10 + ["团体"] * 7
OTHERS = ["界别"] * 6 + ["委员小组"] * 5 + ["专委会"] * 4
CATEGORIES = ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")
THEMES = (
    "优化营商环境",
    "加快电力配套",
    "环保审批提速",
    "山茶油产业链",
    "民宿品质提升",
    "县城停车",
    "乡村教育",
    "医共体建设",
    "企业用工保障",
    "政务服务下沉",
)
LEADS = {
    "u_market": 8,
    "u_economy": 8,
    "u_housing": 10,
    "u_transport": 8,
    "u_agriculture": 9,
    "u_education": 8,
    "u_health": 8,
    "u_resources": 8,
    "u_culture": 6,
    "u_business_env": 7,
    "u_environment": 5,
    "u_enforcement": 6,
    "u_hr": 5,
    "u_civil": 4,
    "u_development": 5,
    "u_power": 2,
    "u_investment": 3,
    "u_fin_office": 3,
}
STANDARDS = (None, None, "S1", "S2", "S3", "S4")
PRIORITIES = (None, None, None, "P1", "P2", "P3", "P4", "P5")


def records(month: Month, seed: int, _scale: float) -> Iterator[Record]:
    """Yield the proposals that were handed in during a month."""
    for row in _session(month.year, seed):
        if month.first <= row.born <= month.last:
            yield row


@cache
def _session(year: int, seed: int) -> list[Record]:
    chance = stream(seed, "proposals", year)
    session, opens, closes, assigned, count = SESSIONS[year]
    days = spread_days(chance, opens, closes, count * 0.8, True)
    rest = spread_days(
        chance, closes + timedelta(6), date(year, 11, 30), count - len(days), True
    )
    types = COLLECTIVE + OTHERS
    rows, filed = [], 0
    for number, day in enumerate([*days, *rest], start=1):
        kind = (
            types[number // 3] if number % 3 == 0 and number // 3 < len(types) else None
        )
        values = _submitted(session, f"{year}{number:04d}", day, kind, chance)
        values["time_mark"] = "会间" if day <= closes else "平时"
        filed += _review(values, number, filed, rows, chance)
        if values["review_result"] == "立案":
            lead = county().at(
                chance.choices(list(LEADS), list(LEADS.values()))[0], day
            )
            values.update(_assigned(values, lead, assigned, day > closes, chance))
            answer(values, lead, year, chance)
        key = f"{session}-{values['serial_no']}"
        rows.append(Record(FEED, 0, "proposals", key, day, values, is_fact=True))
    _honour(rows, year, chance)
    return rows


def _submitted(
    session: str, serial: str, day: date, kind: str | None, chance: Random
) -> dict[str, Any]:
    members = active_on(day)
    joint = chance.random() < 0.4
    chosen = chance.sample(members, chance.randint(2, 5) if joint else 1)
    return {
        "session_code": session,
        "serial_no": serial,
        "channel": chance.choices(("U提案", "省平台", "纸质"), (75, 18, 7))[0],
        "title": f"关于{chance.choice(THEMES)}的建议",
        "proposal_type": kind or ("委员联名" if joint else "委员个人"),
        "proposer_names": [row["member_name"] for row in chosen] if not kind else [],
        "sector": chosen[0]["sector_id"],
        "committee": chosen[0]["committee_id"],
        "town": chosen[0]["town_id"],
        "category": chance.choice(CATEGORIES),
        "standard_code": chance.choice(STANDARDS),
        "priority_code": chance.choice(PRIORITIES),
        "submit_date": day,
        "is_public": chance.random() < 0.8,
        "entered_date": day + timedelta(chance.choice((0, 0, 1, 2))),
    }


def _review(
    values: dict[str, Any], number: int, filed: int, rows: list[Record], chance: Random
) -> bool:
    """Decide on a proposal; return whether it was filed."""
    outcomes = ("立案", "并案", "转社情民意", "不予立案", "退回", "撤案")
    result = chance.choices(outcomes, (90, 3, 4, 1.5, 0.8, 0.7))[0]
    if number < 12 or values["proposal_type"] in ("党派", "团体"):
        result = "立案"
    values["review_date"] = county().days.add(
        values["submit_date"], chance.randint(3, 9)
    )
    values["review_result"] = result
    if result == "立案":
        values["proposal_no"] = f"{filed + 1:03d}"
    elif result == "并案":
        values["merged_into"] = chance.choice(rows).values["serial_no"]
    elif result == "不予立案":
        values["reject_reason"] = "不属于提案受理范围"
    return result == "立案"


def _assigned(
    values: dict[str, Any], lead: str, day: date, is_late: bool, chance: Random
) -> dict[str, Any]:
    others = [unit for unit in LEADS if unit not in (lead, "u_investment")]
    if is_late or values["review_date"] > day:
        day = county().days.add(values["review_date"], chance.randint(5, 10))
    return {
        "lead_unit": lead,
        "co_units": some(chance, others, 0, 3) if chance.random() < 0.6 else [],
        "split_units": some(chance, others, 1, 2) if chance.random() < 0.03 else [],
        "assign_date": day,
    }


def _honour(rows: list[Record], year: int, chance: Random) -> None:
    """Mark the key proposals of a session, and the excellent ones of 2022."""
    filed = [row for row in rows if row.values["review_result"] == "立案"]
    early = [row for row in filed if row.values["time_mark"] == "会间"]
    for turn, row in enumerate(early[3::14][:10]):
        row.values["is_key"] = True
        row.values["lead_leader"] = "县长" if turn == 0 else "副县长"
        row.values["supervise_leader"] = "县政协主席" if turn < 2 else "县政协副主席"
        if year == 2023:
            row.values["task_id"] = "T415" if turn % 2 else "T416"
    if year == 2022:
        own = [row for row in filed if row.values["proposal_type"].startswith("委员")]
        for row in chance.sample(own, 10):
            row.values["is_excellent"] = True
            row.values["excellent_on"] = date(2022, 12, 20)
