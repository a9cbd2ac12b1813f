"""Plant what cannot simply be read back, and say what must become of it.

A defect that would change what the report counts is planted on a copy with a
number of its own, which the warehouse must not show.
"""

from datetime import timedelta
from random import Random

from u145.landing.raw_layout import record_columns
from u145.sample.county import county
from u145.sample.ghosts import GHOSTS, TEXT, ghost_of, has
from u145.sample.layouts import Layout
from u145.sample.record import GATES, Record
from u145.sample.wording import UNKNOWN_TOWNS, UNKNOWN_UNITS

# how often, as a share of the records
RATES = {
    "duplicate": 0.03,
    "corrected": 0.04,
    "unmapped_unit": 0.01,
    "missing_unit": 0.006,
    "several_units": 0.004,
    "sentinel": 0.008,
    "reversed": 0.005,
    "bad_number": 0.004,
    "bad_uscc": 0.004,
    "repaired_uscc": 0.004,
    "month_only": 0.01,
    "personal": 0.004,
    "late": 0.003,
    "unknown_town": 0.003,
    "default_time": 0.003,
    "test_row": 0.002,
    "no_key": 0.001,
    "no_date": 0.002,
    "unknown_kind": 0.001,
    "withdrawn": 0.004,
}
UNIT_COLUMN = {"events": "unit", "inspections": "lead_unit", "proposals": "lead_unit"}


def plant(record: Record, layout: Layout, turn: int, chance: Random) -> list[Record]:
    """Spoil a record as chance will; return the copies that must not show.

    The first records of a feed take every defect in turn, so that none is
    missing however small the sample.
    """
    names = list(RATES)
    name = names[turn // 3] if turn % 3 == 0 and turn // 3 < len(names) else ""
    if not name:
        drawn = chance.random()
        for candidate, share in RATES.items():
            drawn -= share
            if drawn < 0:
                name = candidate
                break
    if not name:
        return []
    if name in GHOSTS:
        return ghost_of(record, layout, name, chance)
    spoilers = {
        "duplicate": _duplicate,
        "corrected": _correct,
        "sentinel": _sentinel,
        "personal": _personal,
        "late": _late,
        "month_only": _month_only,
    }
    if name in spoilers:
        spoilers[name](record, layout, chance)
    elif not record.is_fact:
        _spoil(name, record, layout, chance)
    return []


def _duplicate(record: Record, _layout: Layout, _chance: Random) -> None:
    record.flags.append(("D07", "", "row twice in the file", "superseded"))


def _correct(record: Record, layout: Layout, chance: Random) -> None:
    """Send something wrong first; the right row follows."""
    unit = UNIT_COLUMN.get(record.kind, "")
    if unit and not record.is_fact and has(layout, unit) and record.values.get(unit):
        record.wrong[unit] = chance.choice(("u_science", "u_audit", "u_civil"))
        return
    for name in (*TEXT, "attend_state", "score"):
        if has(layout, name) and record.values.get(name) is not None:
            wrong = {"attend_state": "请假", "score": 1}
            record.wrong[name] = wrong.get(name, f"{record.values[name]}有误")
            return


def _sentinel(record: Record, layout: Layout, chance: Random) -> None:
    """Write 9999-9-9 where there is no date."""
    gates = {name for names in GATES[record.kind].values() for name in names}
    for column, _ in layout.columns:
        name = column.column_id
        is_free = column.column_type == "date" and record.values.get(name) is None
        if is_free and (name in gates or name == "extended_due" or name == "end_date"):
            text = chance.choice(("9999-9-9", "9999-12-31", "1900-01-01", "2099-12-31"))
            record.raw[name] = text
            record.flags.append(("D04", name, text, "flagged:sentinel_date"))
            return


def _personal(record: Record, layout: Layout, chance: Random) -> None:
    """Put a phone or identity number, of a kind nobody has, into the remark."""
    if not has(layout, "remark"):
        return
    phone = f"000-{chance.randint(0, 99):08d}"
    card = f"99999919000230{chance.randint(0, 9999):04d}"
    text = chance.choice((f"联系 {phone} 回访", f"身份证 {card} 已核"))
    record.raw["remark"] = text
    record.flags.append(("D32", "remark", "personal data", "flagged:personal_data"))


def _late(record: Record, layout: Layout, chance: Random) -> None:
    base = {"events": "event_date", "inspections": "check_date"}.get(record.kind)
    if record.kind == "proposals":
        base = "submit_date"
    if not base or not has(layout, "entered_date") or not record.values.get(base):
        return
    entered = record.values[base] + timedelta(chance.randint(40, 60))
    record.values["entered_date"] = entered
    record.flags.append(("D30", "entered_date", "entered late", "flagged:late_entry"))


def _month_only(record: Record, layout: Layout, _chance: Random) -> None:
    if record.kind != "proposals":
        return
    day = record.values["submit_date"].replace(day=1)
    record.values["submit_date"] = day
    record.raw["submit_date"] = f"{day.year}年{day.month}月"
    what = ("D02", "submit_date", "only the month", "flagged:month_only_date")
    record.flags.append(what)


def _spoil(name: str, record: Record, layout: Layout, chance: Random) -> None:
    """Spoil a record that no fact of the report counts."""
    values, unit = record.values, UNIT_COLUMN.get(record.kind, "")
    if name in ("unmapped_unit", "missing_unit", "several_units"):
        _spoil_unit(name, record, unit, layout, chance)
    elif name == "reversed" and values.get("close_at") and values.get("accept_at"):
        values["close_at"] = values["accept_at"] - timedelta(2)
        outcome = "flagged:dates_out_of_order"
        record.flags.append(("D25", "close_at", "closed before accepted", outcome))
    elif name == "bad_number":
        _bad_number(record, layout)
    elif name in ("bad_uscc", "repaired_uscc"):
        column = "uscc" if record.kind == "events" else "object_uscc"
        if has(layout, column) and values.get(column):
            _spoil_uscc(name, record, column)
    elif name == "unknown_town" and has(layout, "town") and values.get("town"):
        values["town"] = None
        record.raw["town"] = chance.choice(UNKNOWN_TOWNS)
        what = "a town that is not of this county"
        record.flags.append(("D29", "town", what, "flagged:unmapped_town"))
    elif name == "default_time" and values.get("close_at") and has(layout, "close_at"):
        midnight = values["close_at"].replace(hour=0, minute=0, second=0)
        values["close_at"] = midnight + timedelta(1)
        record.raw["close_at"] = f"{values['close_at']:%Y-%m-%d} 00:00:00"
        record.flags.append(("D26", "close_at", "default time", "flagged:default_time"))


def _spoil_uscc(name: str, record: Record, column: str) -> None:
    """Spoil a code: beyond repair, or so that the check digit allows one."""
    code = record.values[column]
    if name == "bad_uscc":
        record.raw[column] = code[:-1]
        record.values[column] = None
        record.flags.append(("D23", column, "17 characters", "flagged:bad_uscc"))
    else:
        record.raw[column] = code.replace("1", "l", 1)
        what = ("D23", column, "letter l for 1", "flagged:repaired_uscc")
        record.flags.append(what)


def _spoil_unit(
    name: str, record: Record, unit: str, layout: Layout, chance: Random
) -> None:
    values = record.values
    if not unit or not has(layout, unit) or not values.get(unit):
        return
    if unit in layout.merged:
        return
    if name == "missing_unit":
        values[unit] = None
        record.flags.append(("D12", unit, "no unit", "flagged:missing_unit"))
    elif name == "unmapped_unit":
        record.raw[unit] = chance.choice(UNKNOWN_UNITS)
        values[unit] = None
        record.flags.append(("D13", unit, record.raw[unit], "flagged:unmapped_unit"))
    else:
        names = (county().name_of(values[unit]), county().name_of("u_audit"))
        record.raw[unit] = "、".join(names)
        record.flags.append(("D14", unit, "two units", "flagged:several_units"))


def _bad_number(record: Record, layout: Layout) -> None:
    types = {c.column_id: c.column_type for c in record_columns()[record.kind]}
    for column, _ in layout.columns:
        name = column.column_id
        numeric = types[name] in ("integer", "amount")
        if numeric and name not in ("quantity", "issue_count", "amount_due"):
            record.raw[name] = "5,000000"
            record.values[name] = None
            record.flags.append(("D21", name, "5,000000", "flagged:bad_number"))
            return
