"""Which period a delivery is about, when it was sent, which revision it is.

All of it comes from what the file says; nothing from when it was landed.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from u145.feeds.grammar import Feed

_YEAR = r"(?P<year>20\d\d)"
DEFAULT_PERIODS = (
    rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)[-_~至到]+"
    r"(?P<to_year>20\d\d)(?P<to_month>[01]\d)(?P<to_day>[0-3]\d)(?!\d)",
    rf"{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",
    rf"{_YEAR}年?第?(?P<quarter>[1-4一二三四])季度",
    rf"{_YEAR}年?第?(?P<week>\d{{1,2}})周",
    rf"{_YEAR}年(?P<month>\d{{1,2}})月",
    rf"(?<!\d){_YEAR}[-_.]?(?P<month>[01]\d)[-_.]?(?P<day>[0-3]\d)(?!\d)",
    rf"(?<!\d){_YEAR}[-_.]?(?P<month>[01]\d)(?!\d)",
    r"(?<!\d)(?P<month>\d{1,2})月",
)
YEAR_ONLY = (rf"(?<!\d){_YEAR}年?(?!\d)",)
_REVISION = re.compile(
    r"第?(?P<before>\d+)次(?:修订|更正|补报)"
    r"|(?:终稿|修订稿?|修订版|补报|更正|重报)[-_]?(?P<after>\d*)"
    r"|(?<![A-Za-z])[vV](?P<version>\d{1,2})(?!\d)"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_MONEY = re.compile(r"单位[::]?(亿元|万元|千元|百元|元)|單位[::]?(億元|萬元|千元|元)")


@dataclass(frozen=True)
class Period:
    """First and last day; None when the file does not say."""

    start: date | None = None
    end: date | None = None


def find_period(
    feed: Feed, titles: Sequence[str], sheet: str | None, file_name: str
) -> Period:
    """Return the period: from the titles, else the sheet's, else the file's name."""
    texts = [*titles, sheet or "", file_name]
    year = _any_year(texts)
    found = _search(feed.period or DEFAULT_PERIODS, texts, year)
    if found.end or feed.period:
        return found
    return _search(YEAR_ONLY, texts, year)  # `〔2023〕3号` must not beat `3月`


def find_sent(feed: Feed, texts: Sequence[str], period: Period) -> date | None:
    """Return the day a file was sent, where its feed says how to see it."""
    year = period.end.year if period.end else _any_year(texts)
    return _search(feed.sent, texts, year).end


def _search(patterns: Sequence[str], texts: Sequence[str], year: int | None) -> Period:
    for text in texts:
        plain = unicodedata.normalize("NFKC", text)
        for pattern in patterns:
            for found in re.finditer(pattern, plain):
                period = _days(found.groupdict(), year)
                if period.end:
                    return period
    return Period()


def _any_year(texts: Sequence[str]) -> int | None:
    """`3月台账` borrows its year from another text of the file."""
    for text in texts:
        found = re.search(r"(?<!\d)(20\d\d)(?!\d{5})", text)
        if found:
            return int(found[1])
    return None


def _days(groups: dict[str, str | None], other_year: int | None) -> Period:
    said = {name: _integer(value) for name, value in groups.items() if value}
    year = said.get("year") or other_year
    if not year or not said:
        return Period()
    try:
        start, end = _span(year, said)
        if "to_month" in said or "to_day" in said:
            end = date(
                said.get("to_year", year),
                said.get("to_month", said.get("month", end.month)),
                said.get("to_day") or 1,
            )
            if "to_day" not in said:
                end = end.replace(day=monthrange(end.year, end.month)[1])
    except ValueError:
        return Period()
    return Period(start, end)


def _span(year: int, said: dict[str, int]) -> tuple[date, date]:
    if "week" in said:
        monday = date.fromisocalendar(year, said["week"], 1)
        return monday, monday + timedelta(days=6)
    if "quarter" in said:
        first = date(year, 3 * said["quarter"] - 2, 1)
        last = first.month + 2
        return first, date(year, last, monthrange(year, last)[1])
    month = said.get("month")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if "day" in said:
        day = date(year, month, said["day"])
        return day, day
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _integer(value: str) -> int:
    return _QUARTERS.get(value) or int(value)


def find_revision(feed: Feed, texts: Sequence[str]) -> int:
    """Return 0 for a first delivery, more for 终稿, 修订, 补报, 更正, v2."""
    pattern = re.compile(feed.revision) if feed.revision else _REVISION
    found = [
        match
        for text in texts
        for match in pattern.finditer(unicodedata.normalize("NFKC", text))
    ]
    return max((_revision(match) for match in found), default=0)


def _revision(match: re.Match[str]) -> int:
    digits = [value for value in match.groupdict().values() if value]
    return int(digits[0]) if digits and digits[0].isdigit() else 1


def delivery_order(
    periods: Sequence[Period],
    sent: Sequence[date | None],
    revision: int,
    file_name: str,
    sha256: str,
) -> str:
    """Return the text that sorts deliveries; the later one wins."""
    days = [day for day in sent if day] or [p.end for p in periods if p.end]
    day = max(days, default=date(1, 1, 1))
    name = unicodedata.normalize("NFKC", file_name.rpartition("/")[2])
    return f"{day.isoformat()}|{min(revision, 999):03d}|{name}|{sha256[:16]}"


def amount_unit(titles: Sequence[str]) -> str | None:
    """Return 万元 from `单位：万元` in a title row."""
    for title in titles:
        found = _MONEY.search("".join(unicodedata.normalize("NFKC", title).split()))
        if found:
            return found[1] or found[2]
    return None
