"""A closed month as it was published then, as it is known now, and what changed."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from tests.dashboards.addresses import asks
from tests.dashboards.apps import open_page, text, words
from tests.dashboards.releases import publish, unchanged
from u145.releases.current import Release

THEN, NOW = 11.1, 22.2
CASE = "'县里的一件事'"


MINE = """
    indicator_id = '{indicator}' and period_month = date '2023-09-01'
    and level = 'county' and period_window = 'window'
"""
SEALED_MONTH = """
    insert into operations.mart_sealed_months values (
        date '2023-09-01', date '2023-09-30', '{seal}', timestamp '2023-10-01',
        'test', 'compared', 7680, 1
    )
"""
FIGURE = f"""
    insert into operations.mart_restatements by name
    select
        period_month, level, entity_id, entity_name_zh, entity_name_en,
        indicator_id, period_window, date '2023-09-01' as first_date,
        numerator - 1 as numerator_then, numerator as numerator_now,
        1 as numerator_change, denominator as denominator_then,
        denominator as denominator_now, 0 as denominator_change,
        {THEN} as value_then, {NOW} as value_now, 11.1 as value_change,
        'not_met' as status_then_id, 'met' as status_now_id, 1 as records_total,
        1 as new_records_total, 'records' as cause_id, '{{seal}}' as release_then_id
    from scorecards.mart_indicator_values
    where {MINE}
"""
RECORD = f"""
    insert into operations.mart_restated_cases by name
    select
        date '2023-09-01' as period_month, '{{indicator}}' as indicator_id,
        'events' as record_kind, {CASE} as record_id,
        date '2023-09-12' as case_date, 0 as numerator_then, 1 as numerator_now,
        1 as denominator_then, 1 as denominator_now, 'late.csv' as file_name,
        'd' as delivery_id, true as is_new, false as is_withdrawn
"""
VALUE = f"update scorecards.mart_indicator_values set value = {{value}} where {MINE}"


def saying(*statements: str, **values: object):
    """Return what makes a copy of a release say something else."""
    return lambda _: [statement.format(**values) for statement in statements]


@pytest.fixture(scope="module")
def two(sample_home: Path, release: Release, tmp_path_factory) -> tuple:
    """Return a home whose newest release restates the month that the other sealed."""
    home = tmp_path_factory.mktemp("restated")
    indicator = asks(release, "indicator")["indicator"]
    seal = publish(home, sample_home, saying(VALUE, indicator=indicator, value=THEN))
    changed = saying(
        *(VALUE, SEALED_MONTH, FIGURE, RECORD),
        indicator=indicator,
        value=NOW,
        seal=seal.release_id,
    )
    later = seal.as_of + timedelta(days=8)
    newest = publish(home, sample_home, changed, days=1, as_of=later)
    return home, indicator, seal, newest


@pytest.fixture
def shown(two, monkeypatch: pytest.MonkeyPatch):
    """Look at that home."""
    monkeypatch.setenv("U145_HOME", str(two[0]))
    return two[1:]


def links(app) -> dict[str, str]:
    """Return the address of every link of a page by its text."""
    found = re.findall(r'<a[^>]* href="([^"]*)"[^>]*>(.*?)</a>', text(app), re.DOTALL)
    return {re.sub("<[^>]+>", "", said): unescape(address) for address, said in found}


def chosen(app) -> list[str]:
    """Return what is marked as shown in the choices of period and basis."""
    strip = re.search(r'<div class="strip">.*?<dl>', text(app), re.DOTALL)
    assert strip
    return re.findall(r'aria-current="true">([^<]*)</a>', strip[0])


def test_a_sealed_month_can_be_seen_as_it_was_published(shown) -> None:
    indicator, seal, _ = shown
    now = open_page("indicator", indicator=indicator, month="2023-09")
    assert "按现有数据" in chosen(now)
    assert str(NOW) in words(now)
    address = links(now)["按当时发布"]
    assert f"release={seal.release_id}" in address
    assert "month=2023-09" in address
    assert f"indicator={indicator}" in address


def test_the_page_says_that_it_shows_what_was_published_then(shown) -> None:
    indicator, seal, newest = shown
    asked = {"indicator": indicator, "month": "2023-09", "release": seal.release_id}
    then = open_page("indicator", **asked)
    seen = words(then)
    assert "按当时发布" in chosen(then)
    assert "2023年9月的数字按当时发布（数据截至 2023年9月30日）" in seen
    assert str(THEN) in seen
    assert str(NOW) not in seen
    assert "您打开的是旧版本" not in seen
    ways = links(then)
    for back in ("按现有数据", "看现有数据"):
        assert "release=" not in ways[back]
        assert "month=2023-09" in ways[back]
    # Whatever page it leads to, a link stays with what was published then.
    for page in ("总览", "四大标准", "比拼晾晒", "分子", "English"):
        address = next(way for name, way in ways.items() if name.startswith(page))
        assert f"release={seal.release_id}" in address
    # August was sealed by nobody: there is only what is known now.
    assert "release=" not in ways["2023年8月"]
    assert newest.release_id not in text(then)


def test_a_month_without_a_seal_has_nothing_to_choose(shown) -> None:
    indicator, *_ = shown
    august = open_page("indicator", indicator=indicator, month="2023-08")
    assert "按当时发布" not in words(august)
    assert "有修订" not in words(august)


def test_the_month_that_the_newest_release_seals_has_nothing_to_choose(
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, sample_home, unchanged)
    publish(tmp_path, sample_home, unchanged, days=1)
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    assert "按当时发布" not in words(open_page(month="2023-09"))


def test_a_restated_figure_leads_to_its_records(shown) -> None:
    indicator, *_ = shown
    page = open_page("indicator", indicator=indicator, month="2023-09")
    said = next(name for name in links(page) if name.startswith("本月数据"))
    assert str(THEN) in said
    assert str(NOW) in said
    assert said.endswith("1 条记录 ›")
    address = links(page)[said]
    for asked in ("part=restatements", f"indicator={indicator}", "sealed=2023-09"):
        assert asked in address
    records = words(
        open_page("health", part="restatements", indicator=indicator, sealed="2023-09")
    )
    for seen in (CASE.strip("'"), "late.csv", "计入有变", str(THEN), str(NOW)):
        assert seen in records


def test_the_list_of_restatements_is_the_marts(shown) -> None:
    indicator, seal, _ = shown
    page = open_page("health", part="restatements")
    seen = words(page)
    assert "封账以后修订了 1 个数字" in seen
    assert "未达标 → 达标" in seen
    assert seal.release_id in seen
    ways = links(page)
    assert f"release={seal.release_id}" in ways[str(THEN)]
    assert "release=" + seal.release_id not in ways[str(NOW)]
    for asked, is_listed in (
        ({"state": "records"}, True),
        ({"state": "rules"}, False),
        ({"sealed": "2023-09"}, True),
        ({"sealed": "2023-08"}, False),
        ({"level": "unit"}, False),
    ):
        seen = words(open_page("health", part="restatements", **asked))
        assert (str(THEN) in seen) == is_listed, asked


@pytest.mark.parametrize("sealed", ["", "2023-08", "2023-13", "yesterday"])
def test_a_figure_that_was_not_restated_says_so(shown, sealed: str) -> None:
    indicator, *_ = shown
    asked = {"part": "restatements", "indicator": indicator, "sealed": sealed}
    assert "没有修订" in words(open_page("health", **asked))


def test_without_a_sealed_month_the_page_says_what_seals_one(change) -> None:
    change()
    assert "还没有已封账的月份" in words(open_page("health", part="restatements"))
