"""The page about towns says what the marts say."""

import re

import pytest

from dashboards.formats import number
from tests.dashboards.apps import CHINESE, open_page, words
from tests.dashboards.apps import text as source

FIGURES = (
    "select town_id, town_name, value, town_rank, map_row, map_column"
    " from scorecards.mart_town_figures inner join core.dim_towns using (town_id)"
    " where period_month = date '2023-09-01' and period_window = 'ytd'"
)


pytestmark = pytest.mark.usefixtures("shown")


def indicators(query) -> list[tuple]:
    return query.execute(
        "select figure_id, decimals from scorecards.mart_town_figures"
        " inner join core.dim_indicators on figure_id = indicator_id"
        " where period_month = date '2023-09-01'"
        " and mart_town_figures.period_window = 'ytd' and towns_ranked = 14"
        " group by all order by figure_id"
    ).fetchall()


@pytest.mark.parametrize("place", [0, -1])
def test_every_tile_shows_its_town_and_opens_the_indicator(query, place):
    figure, decimals = indicators(query)[place]
    page = source(open_page("towns", measure=figure, period="ytd", month="2023-09"))
    sql = f"{FIGURES} and figure_id = '{figure}'"
    towns = query.execute(sql).fetchall()
    assert len(towns) == 14
    for town, name, value, rank, row, column in towns:
        tile = next(
            part
            for part in page.split('<a class="town"')[1:]
            if f'class="name">{name}<' in part
        ).split("</a>")[0]
        assert f"<b>{number(value, decimals)}</b>" in tile
        assert f"grid-area:{row}/{column};" in tile
        assert f"indicator={figure}" in tile
        assert f"town={town}" in tile
        assert f'<td class="count">{rank}</td>' in page
        assert re.search(r'class="chip">.*?</i>\S', tile)


def test_ties_share_a_rank(query):
    ranks = query.execute(
        "select count(*) from scorecards.mart_town_figures as one"
        " inner join scorecards.mart_town_figures as other"
        " using (figure_id, period_month, period_window)"
        " where one.value = other.value and one.town_rank != other.town_rank"
    ).fetchone()
    assert ranks == (0,)


def test_the_first_sentence_names_the_silent_towns(query):
    shown = words(open_page("towns", month="2023-09"))
    silent = query.execute(
        "select town_name from scorecards.mart_town_activity"
        " inner join core.dim_towns using (town_id)"
        " where family_id = 'forum' and is_silent"
        " and period_month = date '2023-09-01' order by town_id"
    ).fetchall()
    assert f"（{'、'.join(name for (name,) in silent)}）" in shown
    assert shown.index("最近 3 个月") < shown.index("方位示意")


def test_a_town_without_any_record_is_said_first(change):
    change(
        "update scorecards.mart_town_activity set is_silent = true,"
        " records_recent = 0 where town_id = '330822211'"
    )
    assert "没有任何记录的镇街：同弓乡" in words(open_page("towns"))


def test_a_town_shows_all_its_figures(query):
    [(town, count)] = query.execute(
        "select town_id, count(value) from scorecards.mart_town_figures"
        " where town_id = '330822111' and period_month = date '2023-09-01'"
        " and period_window = 'ytd' group by all"
    ).fetchall()
    shown = words(open_page("towns", town=town, period="ytd", month="2023-09"))
    assert f"球川镇：{count} 项指标和计数中" in shown


def test_english_has_no_chinese():
    shown = words(open_page("towns", lang="en", town="330822221", period="ytd"))
    assert re.findall(CHINESE, shown) == ["中文"]


@pytest.mark.parametrize("town", ["", "330822111", "nowhere"])
def test_without_figures_the_page_says_so(change, town):
    change(
        "delete from scorecards.mart_town_figures;"
        "delete from scorecards.mart_town_activity;"
    )
    shown = words(open_page("towns", town=town, measure="<script>"))
    assert "本期没有按镇街统计的指标。" in shown
    assert ("这个镇街本期没有数据。" in shown) == bool(town)
    assert "<script>" not in shown


def test_a_wall_screen_has_no_inputs():
    app = open_page("towns", kiosk="1")
    assert not app.selectbox
    assert "方位示意" in words(app)
