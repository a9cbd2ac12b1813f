"""Rankings, units and members: the pages say what the marts hold."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from dashboards import view as views
from dashboards.charts.funnel_plot import funnel_plot
from dashboards.formats import number
from dashboards.i18n import Speaker
from dashboards.queries import members, own_data, rankings, units
from dashboards.theme import Look
from tests.dashboards.apps import open_page, text
from u145.access.person import Person
from u145.releases.current import current_release

YTD = {"period": "ytd", "month": "2023-09"}


@pytest.fixture
def home(sample_home, shown):
    """Look at the sample."""
    return sample_home


def source(path: str, **address: str) -> str:
    """Return the HTML of a page that must not have failed."""
    html = text(open_page(path, **address))
    assert "这一页暂时打不开" not in html
    return html


def words(path: str, **address: str) -> str:
    """Return what a page says, one space between its pieces."""
    html = source(path, **address)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def month_of(home: Path):
    release = current_release(home)
    return release, views.periods.months(release)[0]


@pytest.mark.parametrize("group", ["A", "B", "C", "D"])
def test_each_unit_stands_with_its_rank_and_its_reason(home, group):
    release, month = month_of(home)
    shown = words("rankings", group=group, **YTD)
    rows = rankings.ranking(release, group, month, "ytd")
    assert rows
    for row in rows:
        assert row["unit_name_zh"] in shown
        assert row["reason_zh"] in shown
        assert number(row["score"]) in shown
        assert number(row["n"], 0) in shown


@pytest.mark.parametrize("group", ["A", "B", "C", "D"])
def test_both_lists_say_how_many_and_an_empty_one_says_why(home, group):
    release, month = month_of(home)
    shown = words("rankings", group=group, **YTD)
    rows = rankings.ranking(release, group, month, "ytd")
    for list_id, listed in rankings.lists(release).items():
        on_it = [row for row in rows if row["list_id"] == list_id]
        assert f"{listed['label_zh']}：{len(on_it)} 家" in shown
        if on_it:
            continue
        assert f"{listed['label_zh']}本期为空。原因：" in shown
        reasons = rankings.reasons_off(release, group, month, "ytd", list_id)
        assert reasons
        for row in reasons:
            assert f"{row['reason_zh']} {row['units_total']} 家" in shown


def test_the_red_list_is_called_an_honour(home):
    assert "荣誉榜，不是红灯" in words("rankings", **YTD)


def test_a_funnel_shows_the_verdicts_of_the_mart(home):
    release, month = month_of(home)
    choices = rankings.funnel_indicators(release, "A", month, "ytd")
    outside = next(row for row in choices if row["units_outside"])
    shown = words("rankings", group="A", indicator=outside["indicator_id"], **YTD)
    finding = (
        f"{outside['indicator_name_zh']}：{outside['units_judged']} 家中"
        f" {outside['units_outside']} 家超出控制限"
    )
    assert finding in shown
    points = rankings.funnel(release, "A", month, "ytd", outside["indicator_id"])
    for row in points:
        assert f"{row['icon']} {row['label_zh']}" in shown
        assert number(row["value"], row["decimals"]) in shown
    assert any(row["is_outside"] for row in points)


def test_the_funnel_starts_where_most_units_are_outside(home):
    release, month = month_of(home)
    choices = rankings.funnel_indicators(release, "C", month, "ytd")
    first = choices[0]
    assert first["units_outside"] == max(row["units_outside"] for row in choices)
    assert f"{first['indicator_name_zh']}：" in words("rankings", group="C", **YTD)


def test_a_unit_shows_its_indicators_strengths_and_gaps(home):
    release, month = month_of(home)
    shown = words("unit", unit="u_market", **YTD)
    rows = units.profile(release, "u_market", month, "ytd")
    assert rows
    for row in rows:
        assert row["indicator_name_zh"] in shown
        assert number(row["value"], row["decimals"]) in shown
    strengths = [row["indicator_name_zh"] for row in rows if row["is_strength"]]
    gaps = [row["indicator_name_zh"] for row in rows if row["is_gap"]]
    assert 0 < len(strengths) <= 3
    assert 0 < len(gaps) <= 3
    before, after = shown.index("强项"), shown.index("短板")
    for name in strengths:
        assert before < shown.index(name) < after
    for name in gaps:
        assert shown.index(name, after) < shown.index("项指标：达标")


def test_a_unit_shows_what_its_own_data_lack(home):
    release, month = month_of(home)
    shown = words("unit", unit="u_finance", **YTD)
    [feed] = own_data.owned_feeds(release, "u_finance", month)
    assert feed["freshness_status"] == "late"
    assert "1 个，其中 1 个迟报" in shown
    problems = own_data.data_problems(release, "u_finance")
    assert problems
    for row in problems:
        assert row["problem_name_zh"] in shown
    assert "./health?" in source("unit", unit="u_finance", **YTD)


def test_a_unit_that_sends_nothing_says_so(home):
    assert "本单位不直接报送数据" in words("unit", unit="u_police", **YTD)


def test_without_a_unit_all_can_be_chosen(home):
    release, month = month_of(home)
    html = source("unit", **YTD)
    for row in units.directory(release, month, "ytd"):
        assert row["unit_name_zh"] in html
        assert f"unit={row['unit_id']}" in html


@pytest.mark.parametrize("unit", ["nobody", "<script>"])
def test_an_unknown_unit_leads_to_the_choice(home, unit):
    html = source("unit", unit=unit, **YTD)
    assert "没有这个单位" in html
    assert "<script>" not in html


def test_members_show_the_groups_of_the_mart(home):
    release, month = month_of(home)
    shown = words("members", **YTD)
    county = members.county(release, month, "ytd")
    assert number(county["points_mean"]) in shown
    assert f"沉默委员 {county['members_silent']} " in shown
    for kind in ("committee", "sector"):
        for row in members.groups(release, kind, month, "ytd"):
            assert f"{row['group_name_zh']} {row['members_total']}" in shown
            assert number(row["points_mean"]) in shown


def test_names_are_for_those_allowed(home, visit, policy):
    assert "得分最高的 20 位委员" in words("members", **YTD)
    visit(Person("x", "", replace(policy.roles["office"], sees_members=False)))
    shown = words("members", **YTD)
    assert "您没有查看委员名单的权限" in shown
    assert "得分最高的" not in shown
    assert "沉默委员 5 " in shown
    release, month = month_of(home)
    for row in members.leading(release, month, "ytd"):
        assert row["name_masked"] not in shown


@pytest.mark.parametrize("path", ["rankings", "unit", "members"])
def test_english_has_no_chinese_but_the_data_s_own(home, path):
    address = {**YTD, "lang": "en", "unit": "u_market"}
    shown = words(path, **address)
    # Masked names stay as they are; 中文 is the switch.
    rest = re.sub(r"[\u4e00-\u9fff]某|中文", "", shown)
    assert re.findall(r"[\u4e00-\u9fff]+", rest) == []


EMPTY = (
    "delete from scorecards.mart_unit_ranking",
    "delete from scorecards.mart_ranking_funnel",
    "delete from scorecards.mart_ranking_funnel_limits",
    "delete from scorecards.mart_unit_profile",
    "delete from scorecards.mart_member_groups",
    "delete from scorecards.mart_proposal_lifecycle",
    "delete from operations.mart_unit_data_problems",
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("rankings", "没有可排名的单位"),
        ("unit", "本期没有本单位的数据"),
        ("members", "本期没有委员履职数据"),
    ],
)
def test_empty_marts_say_what_is_missing(change, path, said):
    change(*EMPTY)
    shown = words(path, unit="u_market", **YTD)
    assert said in shown
    assert "0/0" in shown or path != "rankings"


def test_one_month_only_has_no_rank_to_compare(change):
    change(
        "delete from scorecards.mart_strategy_scores"
        " where period_month < date '2023-09-01'",
        "update scorecards.mart_unit_ranking"
        " set previous_rank = null, rank_change = null",
    )
    assert "上月没有名次可比" in words("unit", unit="u_market", **YTD)
    assert "名次变化" in words("rankings", **YTD)


@pytest.mark.parametrize("path", ["rankings", "members"])
def test_strange_addresses_show_something_known(home, path):
    html = source(path, group="Z", indicator="none", period="never", month="soon")
    assert "<h2" in html


def drawn(points, limits):
    return funnel_plot(points, limits, Look(Speaker("zh")))


def point(**values):
    return {
        "unit_short_name_zh": "某局",
        "n": 20,
        "value": 90.0,
        "decimals": 1,
        "label_zh": "在预期内",
        "shape": "circle",
        "is_outside": False,
        "is_favourable": None,
    } | values


def test_a_funnel_names_only_what_lies_outside():
    limit = {"n": 10, "group_value": 90.0, "low_95": 80.0, "high_95": 99.0}
    limit |= {"low_998": 60.0, "high_998": 100.0}
    good = point(unit_short_name_zh="好", is_outside=True, is_favourable=True)
    bad = point(unit_short_name_zh="差", is_outside=True, is_favourable=False)
    figure = drawn([good, point(), bad], [limit, limit | {"n": 20}])
    units_drawn = figure.data[-1]
    assert {note.text for note in figure.layout.annotations} == {"好", "差"}
    assert len(set(units_drawn.marker.color)) == 3
    assert [line.line.dash for line in figure.data[:-1]].count("solid") == 1


def test_a_funnel_of_nothing_is_empty():
    assert all(len(trace.x) == 0 for trace in drawn([], []).data)
