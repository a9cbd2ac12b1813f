"""Period, day sent and revision come from what the file says."""

from datetime import date

import pytest
import yaml

from tests.landing.conftest import FEED
from u145.feeds.grammar import Feed
from u145.landing.periods import (
    Period,
    amount_unit,
    delivery_order,
    find_period,
    find_revision,
    find_sent,
)

HOTLINE = Feed.model_validate(yaml.safe_load(FEED))


def feed(**changes: object) -> Feed:
    return Feed.model_validate({**yaml.safe_load(FEED), **changes})


@pytest.mark.parametrize(
    ("titles", "sheet", "name", "start", "end"),
    [
        (["台账（截至2023年6月底）"], "3月", "2022.xlsx", (2023, 6, 1), (2023, 6, 30)),
        ([], "3月台账", "热线2023.xls", (2023, 3, 1), (2023, 3, 31)),
        (["常政办〔2022〕3号"], "3月", "a.xls", (2022, 3, 1), (2022, 3, 31)),
        ([], None, "a_20230301-20230307.csv", (2023, 3, 1), (2023, 3, 7)),
        ([], None, "a_2023-03-05.csv", (2023, 3, 5), (2023, 3, 5)),
        ([], None, "a202302.csv", (2023, 2, 1), (2023, 2, 28)),
        ([], None, "2023年第二季度.xlsx", (2023, 4, 1), (2023, 6, 30)),
        ([], None, "2023年第9周.xlsx", (2023, 2, 27), (2023, 3, 5)),
        ([], None, "２０２３年３月５日.xlsx", (2023, 3, 5), (2023, 3, 5)),
        ([], None, "2023年度.xlsx", (2023, 1, 1), (2023, 12, 31)),
    ],
)
def test_the_period_is_found(
    titles: list[str],
    sheet: str | None,
    name: str,
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> None:
    found = find_period(HOTLINE, titles, sheet, name)
    assert found == Period(date(*start), date(*end))


@pytest.mark.parametrize("name", ["a.csv", "20231399.csv", "13月.csv", "12345工单.csv"])
def test_what_is_no_period_is_none(name: str) -> None:
    assert find_period(HOTLINE, [], None, name) == Period()


def test_a_feeds_own_patterns_are_used_alone() -> None:
    own = feed(period=[r"Q(?P<quarter>[1-4])-(?P<year>20\d\d)"])
    assert find_period(own, [], None, "Q2-2023.csv").end == date(2023, 6, 30)
    assert find_period(own, [], None, "2023年3月.csv") == Period()


def test_the_day_sent_borrows_the_periods_year() -> None:
    own = feed(sent=[r"填报日期:(?P<month>\d+)月(?P<day>\d+)日"])
    period = Period(date(2023, 6, 1), date(2023, 6, 30))
    assert find_sent(own, ["填报日期：7月3日"], period) == date(2023, 7, 3)
    assert find_sent(HOTLINE, ["填报日期：7月3日"], period) is None


@pytest.mark.parametrize(
    ("name", "revision"),
    [
        ("台账.xlsx", 0),
        ("台账(终稿).xlsx", 1),
        ("台账（终稿2）.xlsx", 2),
        ("台账修订.xlsx", 1),
        ("台账第3次修订.xlsx", 3),
        ("台账_补报.csv", 1),
        ("台账v2.csv", 2),
        ("台账 V12.csv", 12),
        ("dev20.csv", 0),
    ],
)
def test_the_revision_is_found(name: str, revision: int) -> None:
    assert find_revision(HOTLINE, [name]) == revision


def test_a_feeds_own_revision_is_used() -> None:
    own = feed(revision=r"更(?P<revision>\d)")
    assert find_revision(own, ["更4终稿9"]) == 4


def test_deliveries_sort_by_content_then_revision_then_name() -> None:
    june, july = Period(None, date(2023, 6, 30)), Period(None, date(2023, 7, 31))
    sha = "ab" * 32
    first = delivery_order([june], [None], 0, "x/b.csv", sha)
    assert first == "2023-06-30|000|b.csv|abababababababab"
    assert first < delivery_order([june], [None], 2, "a.csv", sha)
    assert first < delivery_order([june], [date(2023, 7, 3)], 0, "a.csv", sha)
    assert first < delivery_order([june, july], [None, None], 0, "a.csv", sha)
    assert delivery_order([Period()], [None], 0, "a", sha).startswith("0001-01-01|")


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("表4 单位：万元", "万元"),
        ("(單位: 千元)", "千元"),
        ("单　位：元", "元"),
        ("万元", None),
    ],
)
def test_the_unit_of_amounts_is_found(title: str, unit: str | None) -> None:
    assert amount_unit(["台账", title]) == unit
