"""The cockpit: its figures are those of the marts, its links keep the view."""

import re

import pytest

from dashboards.formats import number
from dashboards.reading import read
from tests.dashboards.apps import open_page, text, words

SCORES = """
    select node_kind, node_id, score from scorecards.mart_strategy_scores
    where
        node_kind <> 'goal'
        and period_month = $month
        and period_window = $window
"""
NEWEST = """
    select max(period_month) as month from scorecards.mart_strategy_scores
    where node_kind = 'index' and score is not null
"""


@pytest.mark.parametrize("window", ["window", "ytd"])
def test_the_cockpit_shows_the_figures_of_the_marts(shown, window):
    body = text(open_page(period=window))
    [newest] = read(shown, NEWEST)
    scores = read(shown, SCORES, month=newest["month"], window=window)
    assert len(scores) == 10
    for row in scores:
        assert f"<b>{number(row['score'])}</b>" in body, row
    for title in ("需要决策", "变化最大", "来源是否及时", "一大目标"):
        assert title in body


def test_every_status_is_a_word_and_a_sign(shown):
    chips = re.findall(r'<span class="chip">(.*?)</span>', text(open_page()))
    assert len(chips) == 10
    for chip in chips:
        assert re.fullmatch(r'<i aria-hidden="true">.</i>\S+', chip)


def test_a_link_keeps_language_period_month_and_release(shown):
    asked = {"lang": "en", "period": "ytd", "month": "2023-05"}
    body = text(open_page(**asked))
    assert "May 2023" in body
    links = re.findall(r'href="(\./[^"]*)"', body)
    assert len(links) > 20
    for link in links:
        for name, value in {**asked, "release": shown.release_id}.items():
            changed = {"lang": "zh", "period": "window"}.get(name, "")
            kept = f"{name}={value}" in link or f"{name}={changed}" in link
            assert kept or name == "month", link


@pytest.mark.parametrize("month", ["1999-01", "soon", "<script>"])
def test_an_unknown_month_shows_the_newest(shown, month):
    [newest] = read(shown, NEWEST)
    seen = text(open_page(month=month, period="never"))
    assert f"{newest['month']:%Y年%-m月}" in seen
    assert "<script>" not in seen


def test_a_release_without_anything_to_compare_says_so(change):
    change(
        "update scorecards.mart_strategy_scores"
        " set previous_change = null, last_year_change = null",
        "delete from scorecards.mart_score_movers",
        "delete from scorecards.mart_goal_benchmarks",
        "delete from operations.mart_feed_freshness",
        "update scorecards.mart_indicator_values set status_id = 'met'",
    )
    seen = words(open_page())
    assert "— 较上月" in seen
    assert "还没有上月可比" in seen
    assert "还没有外部排名" in seen
    assert "没有未达标的指标" in seen
    assert "还没有来源登记" in seen


def test_a_node_without_data_shows_a_dash(change):
    change(
        "update scorecards.mart_strategy_scores set score = null,"
        " status_id = 'no_data', weight_available_pct = 0 where node_id = 'S1'"
    )
    body = text(open_page())
    assert "<b>–</b>" in body
    assert "无数据" in body


def test_names_from_data_cannot_become_html(change):
    change(
        "update operations.mart_feed_freshness"
        " set feed_name_zh = '<img src=x onerror=alert(1)>'"
    )
    body = text(open_page())
    assert "<img src=x" not in body
    assert "&lt;img src=x" in body
