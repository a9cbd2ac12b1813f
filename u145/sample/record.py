"""One record of the sample, and how it looks on a given day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Values = dict[str, Any]

# column that dates a step -> what is not yet known before that day
GATES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "events": {
        "close_at": (
            "close_at",
            "visit_count",
            "is_called_back",
            "callback_sat",
            "is_solved",
            "rating",
            "rating_mode",
            "bad_fix_due",
        ),
        "bad_fix_date": ("bad_fix_date",),
        "pay_date": ("pay_date",),
        "feedback_date": ("feedback_date",),
    },
    "inspections": {
        "rectify_date": ("rectify_date",),
        "publish_date": ("publish_date",),
    },
    "proposals": {
        "review_date": (
            "review_date",
            "review_result",
            "reject_reason",
            "merged_into",
            "proposal_no",
        ),
        "return_date": ("return_date", "is_returned", "return_reason"),
        "assign_date": (
            "assign_date",
            "lead_unit",
            "co_units",
            "split_units",
            "due_date",
            "extended_due",
            "is_key",
            "lead_leader",
            "supervise_leader",
        ),
        "contact_date": ("contact_date", "contact_way"),
        "reply_date": ("reply_date", "reply_doc_no", "reply_class", "class_scheme"),
        "feedback_date": ("feedback_date", "sat_attitude", "sat_result"),
        "rehandle_reply_date": (
            "rehandle_reply_date",
            "is_rehandled",
            "sat_result_2",
        ),
        "followup_date": ("followup_date", "followup_class"),
        "excellent_on": ("is_excellent",),
    },
    "attendances": {},
    "benchmarks": {},
}


def day_of(value: date | datetime) -> date:
    """Return the day of a day or a moment."""
    return value.date() if isinstance(value, datetime) else value


@dataclass
class Record:
    """A record: what is true of it in the end, and since when it is known."""

    feed: str
    table: int
    kind: str
    key: str
    born: date
    values: Values
    is_fact: bool = False  # counted by the report: nothing may change its truth
    wrong: Values = field(default_factory=dict)  # as it was first sent
    raw: dict[str, str] = field(default_factory=dict)  # cells sent as they are here
    flags: list[tuple[str, str, str, str]] = field(default_factory=list)
    ghost: str = ""  # why the warehouse must not show it
    version: int = 0

    def changes(self) -> list[date]:
        """Return the days on which more becomes known."""
        gates = GATES[self.kind]
        days = {day_of(self.values[gate]) for gate in gates if self.values.get(gate)}
        return sorted(day for day in days if day > self.born)

    def seen_on(self, day: date) -> Values:
        """Return the values that are known by the end of a day."""
        shown = dict(self.values)
        for gate, columns in GATES[self.kind].items():
            moment = self.values.get(gate)
            if moment and day_of(moment) > day:
                for column in columns:
                    shown[column] = None
        return shown
