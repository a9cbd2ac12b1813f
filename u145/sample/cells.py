"""Turn what is true into what somebody types: words, dates, numbers, slips.

Everything here can be read back. What cannot, is planted in `defects`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from random import Random
from typing import Any

from u145.landing.raw_layout import RecordColumn
from u145.sample.county import UNASSIGNED, county
from u145.sample.flows import Month
from u145.sample.layouts import Layout
from u145.sample.record import day_of
from u145.sample.wording import (
    BETA,
    FLAGS,
    RATINGS,
    RESULT_1,
    SEPARATORS,
    words,
)
from u145.sample.workbooks import EPOCH, Cell

DATE_STYLES = (
    "{0:%Y-%m-%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y%m%d}",
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SPACES = ("　", "\u00a0", " ", "\t")


@dataclass
class Typist:
    """Who types a file: their habits, and the slips they made."""

    chance: Random
    month: Month
    is_workbook: bool
    amount_unit: str = ""
    slips: list[tuple[str, str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Choose the habits of the file."""
        self.date_style = self.chance.randrange(4)
        self.real_dates = self.is_workbook and self.chance.random() < 0.4
        self.flags = FLAGS[self.chance.choice((0, 0, 0, 1, 2, 3))]
        self.rates_in_words = self.chance.random() < 0.5

    def slip(
        self, defect: str, column: str, what: str, outcome: str = "landed"
    ) -> None:
        """Remember a slip for the manifest."""
        self.slips.append((defect, column, what, outcome))

    def seldom(self, share: float) -> bool:
        """Decide on a slip."""
        return self.chance.random() < share

    def cell(
        self, layout: Layout, column: RecordColumn, values: dict[str, Any], day: date
    ) -> Cell:
        """Type one value."""
        name, kind = column.column_id, column.column_type
        value = values.get(name)
        if name == "amount_unit":
            return self.amount_unit
        if value is None or value == [] or value == UNASSIGNED:
            return None
        if kind in ("date", "timestamp"):
            return self._date(name, value, kind == "timestamp")
        if kind == "flag":
            return self._flag(layout, name, value)
        if kind in ("unit", "units"):
            return self._units(name, value, day)
        if kind == "amount":
            return self._amount(name, value)
        return self._text(layout, name, kind, value, values)

    def _text(
        self, layout: Layout, name: str, kind: str, value: Any, values: dict[str, Any]
    ) -> Cell:
        if kind == "code":
            return self._code(layout, name, str(value), values)
        if kind == "codes":
            return self._result(value, values["check_date"])
        if kind in ("names", "count") and isinstance(value, list):
            return self._names(name, value)
        if kind == "uscc":
            return self._uscc(name, value)
        if kind == "percent":
            return self._percent(name, value)
        if kind == "rating":
            return RATINGS[value] if self.rates_in_words else value
        if kind in ("integer", "count"):
            return self._integer(name, value)
        if kind == "decimal":
            return Decimal(value)
        return self._plain(name, str(value))

    def _date(self, name: str, value: date, has_time: bool) -> Cell:
        day = day_of(value)
        clock = value.time() if isinstance(value, datetime) else time()
        if has_time and clock == time():
            has_time = False
        if self.seldom(0.012):
            serial = str((day - EPOCH).days)
            seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
            self.slip("D03", name, "Excel serial date as text")
            return f"{int(serial) + seconds / 86400:.9f}" if has_time else serial
        if self.real_dates and self.chance.random() < 0.9:
            return value if has_time else day
        style = self.date_style
        if self.seldom(0.025):
            style = self.chance.randrange(5 if not has_time else 4)
            self.slip("D02", name, "another way of writing dates than in the file")
        text = DATE_STYLES[style].format(day)
        is_near = day.year == self.month.year and day <= self.month.last
        if not has_time and is_near and self.seldom(0.01):
            self.slip("D02", name, "day without its year")
            text = f"{day.month}月{day.day}日"
        return f"{text} {clock:%H:%M:%S}" if has_time else text

    def _flag(self, layout: Layout, name: str, value: bool) -> Cell:
        own = {code: raw for raw, code in layout.values.get(name, {}).items()}
        if own:
            return own["是" if value else "否"]
        return self.flags[0 if value else 1]

    def _units(self, name: str, value: Any, day: date) -> Cell:
        units = value if isinstance(value, list) else [value]
        typed = []
        for unit in units:
            others = county().other_names(unit, day)
            typed.append(county().name_of(unit))
            if others and self.seldom(0.025):
                typed[-1] = self.chance.choice(others)
                self.slip("D13", name, f"other name: {typed[-1]}")
        if len(typed) > 1:
            self.slip("D14", name, "several units in one cell")
            last = None if self.is_workbook else -1
            return self.chance.choice(SEPARATORS[:last]).join(typed)
        return self._spaced(name, typed[0])

    def _amount(self, name: str, value: Decimal) -> Cell:
        divide = {"万元": 10_000, "亿元": 100_000_000}.get(self.amount_unit, 1)
        number = (value / divide).normalize()
        if self.amount_unit == "元" and value >= 1000 and self.seldom(0.2):
            self.slip("D21", name, "thousands separators")
            return f"{value:,.2f}"
        return number if self.is_workbook and not self.seldom(0.3) else f"{number:f}"

    def _code(
        self, layout: Layout, name: str, value: str, values: dict[str, Any]
    ) -> Cell:
        own = [
            raw for raw, code in layout.values.get(name, {}).items() if code == value
        ]
        if own:
            return own[0]
        options = words(layout.kind, name, value)
        if name == "reply_class" and values.get("class_scheme") == "β":
            options = BETA[value]
        if len(options) > 1 and self.seldom(0.05):
            typed = self.chance.choice(options[1:])
            self.slip("D16", name, f"another wording: {typed}")
            return typed
        return self._spaced(name, options[0])

    def _result(self, codes: list[str], day: date | None) -> Cell:
        if codes == ["1"] and self.seldom(0.05):
            self.slip("D17", "result_codes", "label instead of code, label changed")
            return RESULT_1[not day or day >= date(2022, 7, 1)]
        if len(codes) > 1:
            self.slip("D19", "result_codes", "two codes in one cell")
            return self.chance.choice(("", ",")).join(codes)
        return codes[0]

    def _names(self, name: str, value: list[str]) -> Cell:
        typed = [f"{n[0]}　{n[1]}" if self.seldom(0.1) else n for n in value]
        if self.seldom(0.1):
            self.slip("D15", name, "commas at both ends")
            return f"，{'，'.join(typed)}，"
        return "、".join(typed)

    def _uscc(self, name: str, value: str) -> Cell:
        if self.seldom(0.008):
            self.slip("D23", name, "lower case and a space behind")
            return value.lower() + " "
        return value

    def _percent(self, name: str, value: int) -> Cell:
        style = self.chance.randrange(4)
        if value < 2:
            return f"{value}%"
        if style:
            self.slip("D20", name, "percentage written in another way")
        return (f"{value}%", f"{value / 100:.2f}", f"{value}.0", f"{value}％")[style]

    def _integer(self, name: str, value: int) -> Cell:
        if self.seldom(0.006):
            self.slip("D05", name, "full-width digits")
            return str(value).translate(FULL_WIDTH)
        return value

    def _plain(self, name: str, value: str) -> Cell:
        if name == "town":
            return self._spaced(name, county().towns.get(value, value))
        if name == "proposal_no" and self.seldom(0.4):
            self.slip("D24", name, "number without its leading zeros")
            plain = str(int(value))
            return self.chance.choice(
                (plain, f"第{plain}号", plain.translate(FULL_WIDTH))
            )
        lookups: dict[str, dict[str, Any]] = {
            "sector": county().sectors,
            "studio": county().studios,
            "committee": {k: v["short_name"] for k, v in county().committees.items()},
        }
        return str(lookups.get(name, {}).get(value, value))

    def _spaced(self, name: str, text: str) -> Cell:
        if self.seldom(0.01):
            self.slip("D06", name, "spaces around the value")
            return text + self.chance.choice(SPACES) + self.chance.choice(SPACES)
        return text
