"""The page about inspections keeps the kinds apart and says what the marts say."""

import re

import pytest

from dashboards.formats import number
from tests.dashboards.apps import CHINESE, open_page, words
from tests.dashboards.apps import text as source
from tests.dashboards.releases import ask

MONTH = {"month": "2023-09", "period": "ytd"}


@pytest.fixture
def home(sample_home, monkeypatch):
    monkeypatch.setenv("U145_HOME", str(sample_home))
    return sample_home


@pytest.fixture
def year(home):
    """Return what the page says of the year to date."""
    return words(open_page("inspections", **MONTH))


def test_each_kind_stands_by_itself(home, year):
    kinds = ask(
        home,
        "select kind_name_zh, inspections_count, adopted_count, raised_count,"
        " gives_advice from scorecards.mart_inspection_kinds"
        " where level = 'county' and period_window = 'ytd'"
        " and period_month = date '2023-09-01' order by position",
    )
    assert len(kinds) == 5
    assert sum(count > 0 for _, count, *_ in kinds) == 3
    for name, count, adopted, raised, gives_advice in kinds:
        after = year.split(f" {name} ", 1)[1][:160]
        assert f" {number(count, 0)} 次" in after if count else "没有记录" in after
        if gives_advice:
            assert f"{adopted} / {raised}" in after
    total = sum(count for _, count, *_ in kinds)
    assert f" {number(total, 0)} 次" not in year


def test_the_topics_of_2023_are_six_and_six(home, year):
    topics = ask(
        home,
        "select task_name_zh, status_name_zh"
        " from scorecards.mart_inspection_topics"
        " where period_month = date '2023-09-01'",
    )
    assert len(topics) == 12
    for name, status in topics:
        after = year.split(name, 1)[1]
        assert after[:12].split()[1] == status  # behind its sign
    assert "委员视察议题 6 项" in year
    assert "民主监督议题 6 项" in year
    assert "2022 年没有登记监督、视察议题" in words(
        open_page("inspections", month="2022-06")
    )


def test_rates_are_those_of_the_indicators(home, year):
    figures = ask(
        home,
        "select indicator_name_zh, value, n"
        " from scorecards.mart_indicator_values"
        " inner join catalogue.screen_indicators using (indicator_id)"
        " inner join core.dim_indicators using (indicator_id)"
        " where screen_id = 'inspections' and level = 'county'"
        " and mart_indicator_values.period_window = 'ytd'"
        " and period_month = date '2023-09-01'",
    )
    assert len(figures) == 6
    for name, value, n in figures:
        after = year.split(f"{name} ", 1)[1]
        assert after.startswith(f"{number(value)}%")
        assert f"n={n}" in after[:60]


def test_pairs_over_the_limit_are_the_numerator(home, year):
    [(pairs,)] = ask(
        home,
        "select count(*) from scorecards.mart_overfrequent_pairs"
        " where period_month = date '2023-09-01'",
    )
    assert pairs > 15
    assert f"{pairs} 对“部门—企业”当年现场检查超过" in year
    second = words(
        open_page("inspections", **MONTH, **{"page-inspection-over-frequency": "2"})
    )
    names = ask(
        home,
        "select enterprise_name from scorecards.mart_overfrequent_pairs"
        " where period_month = date '2023-09-01'",
    )
    assert all(name in year or name in second for (name,) in names)


def test_every_unit_has_the_figures_of_its_indicators(home):
    page = source(open_page("inspections", **MONTH))
    table = page.rsplit("检查、公示与整改", 1)[1]
    units = ask(
        home,
        "select unit_name, unit_group, value"
        " from scorecards.mart_indicator_values as figures"
        " inner join catalogue.screen_indicators using (indicator_id)"
        " inner join core.dim_units as units on figures.entity_id = units.unit_id"
        " where screen_id = 'inspections' and section_id = 'checks'"
        " and level = 'unit' and period_window = 'ytd'"
        " and period_month = date '2023-09-01' and value is not null"
        " and unit_group = 'enforcement'",
    )
    assert len({name for name, *_ in units}) > 8
    for name, _, value in units:
        line = table.split(f">{name}</a>", 1)[1].split("</tr>")[0]
        assert f">{number(value)}<" in line


def test_a_unit_narrows_every_list(home):
    [(unit, name, pairs)] = ask(
        home,
        "select unit_id, unit_name_zh, count(*) as pairs"
        " from scorecards.mart_overfrequent_pairs"
        " where period_month = date '2023-09-01' and unit_id <> 'unassigned'"
        " group by all order by pairs desc, unit_id limit 1",
    )
    shown = words(open_page("inspections", unit=unit, **MONTH))
    assert f"{pairs} 对“部门—企业”当年现场检查超过" in shown
    assert name in shown
    assert "这个单位没有承担本年的监督、视察议题" in shown
    assert "本期没有提出意见建议" in shown


@pytest.mark.parametrize("unit", ["nobody", "<script>"])
def test_an_unknown_unit_has_sentences(home, unit):
    page = source(open_page("inspections", unit=unit, month="soon", period="never"))
    for sentence in (
        "没有承担本年的监督、视察议题",
        "本期没有提出意见建议",
        "今年还没有超频次检查的企业",
        "这个单位本期没有开展行政检查",
    ):
        assert sentence in page
    assert "<script>" not in page


def test_without_any_record_the_page_still_says_what_is_missing(home, change):
    change(
        "delete from scorecards.mart_inspection_kinds;"
        "delete from scorecards.mart_inspection_topics;"
        "delete from scorecards.mart_inspection_advice;"
        "delete from scorecards.mart_overfrequent_pairs;"
        "update scorecards.mart_indicator_values set value = null, n = null,"
        " target_value = null, status_id = 'no_data'"
    )
    shown = words(open_page("inspections"))
    assert shown.count("本期没有记录") == 5
    assert "没有登记监督、视察议题" in shown
    assert "没有目标" in shown


def test_english_has_no_chinese_but_the_data_s_own(home):
    shown = words(open_page("inspections", lang="en", **MONTH))
    for (text,) in ask(
        home,
        "select words from ("
        " select unnest([topic, report_no]) as words"
        " from scorecards.mart_inspection_advice union"
        " select unnest([enterprise_name, town_name])"
        " from scorecards.mart_overfrequent_pairs"
        ") order by length(words) desc",
    ):
        shown = shown.replace(text or "\0", "")
    assert [found for found in re.findall(CHINESE, shown) if found != "中文"] == []
