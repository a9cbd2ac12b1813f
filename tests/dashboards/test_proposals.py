"""The page about proposals says what the marts say, in every state."""

import re

import pytest

from dashboards.formats import number
from tests.dashboards.apps import CHINESE, open_page, words
from tests.dashboards.apps import text as source
from tests.dashboards.releases import ask


@pytest.fixture
def home(sample_home, monkeypatch):
    monkeypatch.setenv("U145_HOME", str(sample_home))
    return sample_home


@pytest.mark.parametrize("session", ["1-1", "1-2"])
def test_all_received_are_accounted_for(home, session):
    shown = words(open_page("proposals", session=session))
    parts = ask(
        home,
        "select part_name_zh, part_count from scorecards.mart_proposal_parts"
        f" where session_id = '{session}' and level = 'county'"
        " and part_kind = 'outcome' order by position",
    )
    [(received,)] = ask(
        home,
        "select received_count from scorecards.mart_proposal_lifecycle"
        f" where session_id = '{session}' and level = 'county'",
    )
    terms = " + ".join(f"{name} {count}" for name, count in parts)
    assert f"收到 {received} = {terms} ✓ 相符" in shown
    assert sum(count for _, count in parts) == received


def test_every_unit_has_the_figures_of_its_mart(home):
    page = source(open_page("proposals"))
    units = ask(
        home,
        "select unit_name, lead_count, handled_count, answered_count, on_time_pct"
        " from scorecards.mart_proposal_lifecycle as funnels"
        " inner join core.dim_units as units on funnels.entity_id = units.unit_id"
        " where session_id = '1-2' and level = 'unit'",
    )
    assert len(units) > 10
    for name, *counts, share in units:
        line = page.split(f'>{name}</a></td><td class="count">{counts[0]}<', 1)
        assert len(line) == 2, name
        after = line[1].split("</tr>")[0]
        assert f'<td class="count">{counts[1]}</td>' in after
        assert f'<td class="count">{counts[2]}</td>' in after
        assert f">{number(share)}</td>" in after


def test_lists_hold_what_waits_and_what_is_key(home):
    page = source(open_page("proposals"))
    listed = ask(
        home,
        "select proposal_id from scorecards.mart_proposal_progress"
        " where session_id = '1-2' and"
        " (is_key or state_id in ('overdue', 'due_soon', 'in_hand', 'unassigned'))",
    )
    assert len(listed) >= 10
    for (proposal,) in listed:
        assert "record?" in page
        assert f"id={proposal}" in page


def test_indicators_show_the_value_that_their_own_page_has(home):
    shown = words(open_page("proposals", period="ytd", month="2023-09"))
    figures = ask(
        home,
        "select indicator_name_zh, value, n"
        " from scorecards.mart_indicator_values"
        " inner join catalogue.screen_indicators using (indicator_id)"
        " inner join core.dim_indicators using (indicator_id)"
        " where screen_id = 'proposals' and level = 'county'"
        " and mart_indicator_values.period_window = 'ytd'"
        " and period_month = date '2023-09-01'",
    )
    assert len(figures) == 5
    for name, value, n in figures:
        after = shown.split(f"{name} ", 1)[1]
        assert after.startswith(f"{number(value)}%")
        assert f"n={n}" in after[:60]


def test_a_unit_narrows_every_list(home):
    [(unit, name)] = ask(
        home,
        "select unit_id, unit_name from scorecards.mart_proposal_progress"
        " inner join core.dim_units using (unit_id)"
        " where session_id = '1-2' and is_key and unit_id <> 'unassigned'"
        " order by proposal_id limit 1",
    )
    page = source(open_page("proposals", unit=unit))
    others = ask(
        home,
        "select proposal_id from scorecards.mart_proposal_progress"
        f" where unit_id <> '{unit}' and (is_key or is_to_follow_up)",
    )
    assert name in page
    assert not [one for (one,) in others if f"id={one}&" in page]


def test_last_session_s_class_b_is_followed_up(home):
    shown = words(open_page("proposals", session="1-2"))
    [(count, solved, share)] = ask(
        home,
        "select followed_up_count, solved_later_count, followup_solved_pct"
        " from scorecards.mart_proposal_lifecycle"
        " where session_id = '1-1' and level = 'county'",
    )
    title = f"B类答复 {count} 件，已转为A类 {solved} 件（{number(share)}%）"
    assert title in shown
    first = words(open_page("proposals", session="1-1"))
    assert "上次会议没有需要跟踪的B类答复" in first


def test_overdue_and_due_soon_come_first_with_their_days(home, change):
    open_ones = "select proposal_id from scorecards.mart_proposal_progress"
    [(late,), (soon,)] = ask(
        home, f"{open_ones} where state_id = 'in_hand' order by 1 limit 2"
    )
    change(
        "update scorecards.mart_proposal_progress set state_id = 'overdue',"
        f" days_left = -12, days_late = 12 where proposal_id = '{late}';"
        "update scorecards.mart_proposal_progress set state_id = 'due_soon',"
        f" days_left = 3 where proposal_id = '{soon}';"
        "update scorecards.mart_proposal_lifecycle set overdue_count = 1,"
        " due_soon_count = 1 where session_id = '1-2' and level = 'county'"
    )
    shown = words(open_page("proposals"))
    assert "逾期未复 1 件，临期 1 件" in shown
    after = shown.split("逾期未复 1 件，临期 1 件", 1)[1]
    assert after.index("✕ 逾期未复") < after.index("△ 临期") < after.index("○ 办理中")
    assert "−12" in after


def test_english_has_no_chinese_but_the_data_s_own(home):
    shown = words(open_page("proposals", lang="en"))
    for (text,) in ask(
        home,
        "select distinct unnest([title, lead_leader, supervise_leader]) as words"
        " from core.fct_proposals order by length(words) desc",
    ):
        shown = shown.replace(text or "\0", "")
    left = [found for found in re.findall(CHINESE, shown) if found != "中文"]
    assert left == []


@pytest.mark.parametrize("unit", ["nobody", "<script>", "u_publicity"])
def test_a_unit_without_proposals_says_so(home, unit):
    page = source(open_page("proposals", unit=unit, session="9-9", town="nowhere"))
    assert "没有承办提案" in page
    assert "<script>" not in page


def test_no_proposals_at_all_is_a_sentence(home, change):
    change(
        "delete from scorecards.mart_proposal_sessions;"
        "delete from scorecards.mart_proposal_lifecycle;"
        "delete from scorecards.mart_proposal_parts;"
        "delete from scorecards.mart_proposal_progress"
    )
    assert "还没有收到提案" in words(open_page("proposals"))


def test_a_sum_that_is_wrong_is_called_wrong(home, change):
    change("update scorecards.mart_proposal_parts set is_complete = false")
    assert "✕ 不相符" in words(open_page("proposals"))


def test_titles_from_data_cannot_become_html(home, change):
    change("update scorecards.mart_proposal_progress set title = '<img src=x>'")
    page = source(open_page("proposals"))
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_the_wall_has_no_inputs(home):
    app = open_page("proposals", kiosk="1")
    assert not app.selectbox
    assert "重点提案" not in words(app)
