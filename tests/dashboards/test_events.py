"""The page about consultation and services says what the marts say."""

import re

import pytest

from dashboards.formats import number
from tests.dashboards.apps import CHINESE, open_page, words
from tests.dashboards.apps import text as source

MONTH = "2023-09"


pytestmark = pytest.mark.usefixtures("shown")


def rows(query, sql: str) -> list[tuple]:
    return query.execute(sql).fetchall()


def test_every_counter_shows_what_was_done_and_planned(query):
    shown = words(open_page("events", month=MONTH))
    counters = rows(
        query,
        "select counter_name_zh, value, plan_value"
        " from catalogue.screen_counters"
        " inner join catalogue.counters using (counter_id)"
        " inner join scorecards.mart_activity_counters using (counter_id)"
        " where screen_id = 'events' and level = 'county'"
        " and period_month = date '2023-09-01' and period_window = 'ytd'",
    )
    assert len(counters) == 6
    for name, value, plan in counters:
        after = shown.split(f" {name} ", 1)[1][:60]
        assert after.startswith(number(value, 0))
        assert f"计划 {number(plan, 0)}" in after


def test_the_grid_has_every_town_and_quarter(query):
    page = source(open_page("events", month=MONTH))
    cells = rows(
        query,
        "select town_name, list(span_total order by span_start),"
        " list(span_state_id order by span_start)"
        " from scorecards.mart_counter_spans"
        " inner join core.dim_towns on entity_id = town_id"
        " where level = 'town' and period_month = date '2023-09-01'"
        " group by town_name",
    )
    assert len(cells) == 14
    for name, totals, states in cells:
        line = page.split(f">{name}</a></th>", 1)[1].split("</tr>")[0]
        found = re.findall(r'class="span (\w+)".*?>(.*?)</td>', line)
        assert [state for state, _ in found] == states
        for (state, text), total in zip(found, totals, strict=True):
            assert (f"<b>{total}</b>" in text) == (total > 0)
            assert ("空白" in text) == (state == "silent")


def test_topics_say_which_are_still_to_be_held(query):
    shown = words(open_page("events", month=MONTH))
    topics = rows(
        query,
        "select task_name_zh, is_held from scorecards.mart_consultation_topics"
        " where period_month = date '2023-09-01'",
    )
    waiting = sum(not held for _, held in topics)
    assert f"{len(topics)} 个协商议题中 {waiting} 个还没有开展" in shown
    assert all(name in shown for name, _ in topics)


def test_reception_days_show_problems_raised_and_closed(query):
    shown = words(open_page("events", month=MONTH))
    [(left, overdue)] = rows(
        query,
        "select open_total, overdue_total from scorecards.mart_case_flow"
        " where case_kind_id = 'reception_issue' and level = 'county'"
        " and period_month = date '2023-09-01' and period_window = 'ytd'",
    )
    assert f"还有 {left} 件未办结，其中超期 {overdue} 件" in shown


@pytest.mark.parametrize("window", ["window", "ytd"])
def test_cases_of_every_kind_are_those_of_the_mart(query, window):
    page = source(open_page("events", part="service", month=MONTH, period=window))
    flow = rows(
        query,
        "select case_kind_name_zh, accepted_total, closed_total, open_total,"
        " overdue_total from scorecards.mart_case_flow"
        " inner join catalogue.case_kinds using (case_kind_id)"
        " where part = 'service' and level = 'county'"
        f" and period_window = '{window}' and period_month = date '2023-09-01'",
    )
    assert len(flow) == 4
    for name, *counts in flow:
        line = page.split(f">{name}</a></td>", 1)[1].split("</tr>")[0]
        found = re.findall(r'class="count">([\d,]+)<', line)
        assert found == [number(count, 0) for count in counts]


def test_every_open_problem_opens_its_record(query):
    page = source(
        open_page("events", part="service", kind="enterprise_issue", month=MONTH)
    )
    listed = rows(
        query,
        "select event_id, age_days from scorecards.mart_open_cases"
        " where case_kind_id = 'enterprise_issue'"
        " and period_month = date '2023-09-01'",
    )
    assert listed
    for event, _ in listed:
        assert f"id={event.replace(':', '%3A')}" in page
    assert f"办得最久的已 {max(age for _, age in listed)} 天" in page


def test_a_town_narrows_cases_and_forums(query):
    [(town, name, accepted)] = rows(
        query,
        "select town_id, town_name, accepted_total from scorecards.mart_case_flow"
        " inner join core.dim_towns on entity_id = town_id"
        " where case_kind_id = 'service_case' and level = 'town'"
        " and period_window = 'window' and period_month = date '2023-09-01'"
        " order by accepted_total desc limit 1",
    )
    page = words(open_page("events", part="service", town=town, month=MONTH))
    assert f"政务服务办件 {accepted} " in page
    assert f"{name} · 件" in page
    forum = source(open_page("events", town=town, month=MONTH))
    assert forum.count('class="span ') == 4 + 4 + 8 * 4  # town, reading, studios


def test_english_has_no_chinese_but_the_data_s_own():
    assert re.findall(CHINESE, words(open_page("events", lang="en"))) == ["中文"]
    shown = open_page("events", lang="en", part="service", kind="hard_case")
    assert "Hard-case window: " in words(shown)


def test_quarters_of_an_earlier_month_are_those_of_then():
    shown = words(open_page("events", month="2023-02"))
    assert "本年第一个季度还没有结束" in shown
    assert "本期未满" in shown


@pytest.mark.parametrize("part", ["consultation", "service", "<b>"])
def test_without_any_record_the_page_says_so(change, part):
    change(
        "delete from scorecards.mart_counter_spans;"
        "delete from scorecards.mart_consultation_topics;"
        "delete from scorecards.mart_activity_counters;"
        "delete from scorecards.mart_case_flow;"
        "delete from scorecards.mart_open_cases;"
        "delete from scorecards.mart_open_cases_by_age;"
        "delete from scorecards.mart_indicator_values;"
    )
    shown = words(open_page("events", part=part, kind="unheard"))
    assert ("本期没有登记。" in shown) == (part != "service")
    assert ("没有在办事项" in shown) == (part == "service")
    assert "暂时打不开" not in shown


@pytest.mark.parametrize("part", ["consultation", "service"])
def test_an_unknown_unit_shows_nothing_and_breaks_nothing(part):
    shown = words(open_page("events", part=part, unit="u_nobody"))
    assert "暂时打不开" not in shown
