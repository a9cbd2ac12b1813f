"""Copies of records that the warehouse must not show."""

import copy
from random import Random
from typing import Any

from u145.sample.layouts import Layout
from u145.sample.record import Record
from u145.sample.wording import WITHDRAWN

KEY_COLUMN = {
    "events": "event_no",
    "inspections": "inspection_no",
    "proposals": "serial_no",
    "attendances": "event_no",
    "benchmarks": "benchmark_no",
}
RECORD_DATES = {
    "events": ("event_date", "accept_at", "close_at", "pay_date", "due_date"),
    "inspections": ("check_date",),
    "proposals": ("submit_date", "review_date", "assign_date"),
}
TEXT = ("title", "topic")
GHOSTS = ("test_row", "no_key", "no_date", "unknown_kind", "withdrawn")


def has(layout: Layout, name: str) -> bool:
    """Say whether a table has a column."""
    return layout.position(name) is not None


def ghost_of(record: Record, layout: Layout, name: str, chance: Random) -> list[Record]:
    """Return a copy with its own number that the warehouse must not show."""
    ghost = copy.deepcopy(record)
    key = KEY_COLUMN[record.kind]
    ghost.key = f"{record.key}X"
    ghost.values[key] = f"{record.values[key]}X"
    if record.kind == "attendances":
        ghost.key = f"{record.key.split('|')[0]}X|{record.values['member_no']}"
    ghost.ghost = name
    for column in ("is_excellent", "is_key", "excellent_on"):
        ghost.values.pop(column, None)
    makers: dict[str, Any] = {
        "test_row": _as_test,
        "no_key": _without_key,
        "no_date": _without_date,
        "unknown_kind": _of_unknown_kind,
        "withdrawn": _withdrawn,
    }
    return [ghost] if makers[name](ghost, layout, chance) else []


def _as_test(ghost: Record, layout: Layout, chance: Random) -> bool:
    for name in TEXT:
        if has(layout, name):
            ghost.values[name] = f"测试{chance.randint(1, 99):04d}"
            ghost.flags.append(("D33", name, "test row", "quarantined:test_row"))
            return True
    return False


def _without_key(ghost: Record, layout: Layout, _chance: Random) -> bool:
    name = KEY_COLUMN[ghost.kind]
    if name in layout.merged:
        return False
    ghost.values[name] = None
    ghost.flags.append(("D24", name, "no number", "quarantined:missing_key"))
    return True


def _without_date(ghost: Record, layout: Layout, _chance: Random) -> bool:
    names = RECORD_DATES.get(ghost.kind)
    if not names:
        return False
    for name in names:
        ghost.values[name] = None
    first = next(name for name in names if has(layout, name))
    ghost.raw[first] = "9999-9-9"
    what = ("D04", first, "no usable date", "quarantined:missing_date")
    ghost.flags.append(what)
    return True


def _of_unknown_kind(ghost: Record, layout: Layout, _chance: Random) -> bool:
    name = {"events": "event_type", "inspections": "kind"}.get(ghost.kind, "")
    if not name or not has(layout, name):
        return False
    ghost.raw[name] = "其他杂项"
    ghost.flags.append(("D16", name, "unknown kind", "quarantined:unmapped_value"))
    return True


def _withdrawn(ghost: Record, layout: Layout, chance: Random) -> bool:
    ghost.wrong["record_state"] = "正常"
    ghost.values["record_state"] = chance.choice(WITHDRAWN)
    ghost.flags.append(("D09", "record_state", "withdrawn later", "tombstoned"))
    return has(layout, "record_state")
