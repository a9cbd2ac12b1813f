"""The cockpit in every state: with figures, with few, with none, broken."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import queries
from dashboards.formats import number
from tests.dashboards.fixture_release import point_at
from u145.releases.current import current_release

APP = Path(__file__).parents[2] / "dashboards" / "app.py"


def open_app(**address: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def text(app: AppTest) -> str:
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def change(home: Path, tmp_path: Path, monkeypatch, sql: str) -> None:
    """Look at a copy of the made release in which something is different."""
    (tmp_path / "releases").mkdir()
    [source] = (home / "releases").glob("*.duckdb")
    copy = tmp_path / "releases" / f"{tmp_path.name}.duckdb"
    shutil.copy(source, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(sql)
    point_at(tmp_path, copy, warned=0)
    monkeypatch.setenv("U145_HOME", str(tmp_path))


def test_the_cockpit_shows_the_figures_of_the_marts(made_home):
    release = current_release(made_home)
    month = queries.months(release)[0]
    shown = text(open_app())
    for kind, count in (("index", 1), ("standard", 4), ("priority", 5)):
        nodes = queries.nodes(release, kind, month, "window")
        assert len(nodes) == count
        for node in nodes:
            assert f"<b>{number(node['score'])}</b>" in shown
    assert "第2名" in shown
    assert "需要决策" in shown
    assert "迟 26 天" in shown
    assert "占位值" in shown


def test_every_status_is_a_word_and_a_sign(made_home):
    shown = text(open_app())
    for chip in re.findall(r'<span class="chip">(.*?)</span>', shown):
        assert re.fullmatch(r'<i aria-hidden="true">.</i>\S+', chip)


def test_english_has_no_chinese_but_the_data_s_own(made_home):
    shown = text(open_app(lang="en"))
    words = re.sub(r"<[^>]+>", " ", shown)
    sources = (
        r"2022年度全市营商环境评价|市营商办|“万家民营企业评营商环境”|省工商联|中文"
    )
    assert re.findall(r"[\u4e00-\u9fff]+", re.sub(sources, "", words)) == []


def test_a_link_keeps_language_period_and_month(made_home):
    shown = text(open_app(lang="en", period="ytd", month="2023-05"))
    assert "May 2023" in shown
    assert "?lang=en&amp;period=ytd&amp;month=2023-04" in shown
    assert "?lang=zh&amp;period=ytd&amp;month=2023-05" in shown


@pytest.mark.parametrize("month", ["1999-01", "soon", "<script>"])
def test_an_unknown_month_shows_the_newest(made_home, month):
    shown = text(open_app(month=month, period="never"))
    assert "2023年9月" in shown
    assert "<script>" not in shown


def test_an_empty_warehouse_says_what_to_do(empty_home):
    shown = text(open_app())
    assert "还没有可看的数据" in shown
    assert "u145 refresh" in shown


def test_a_release_without_scores_says_so(made_home, tmp_path, monkeypatch):
    change(
        made_home, tmp_path, monkeypatch, "delete from scorecards.mart_strategy_scores"
    )
    assert "还没有评分" in text(open_app())


def test_one_month_only_has_nothing_to_compare(made_home, tmp_path, monkeypatch):
    change(
        made_home,
        tmp_path,
        monkeypatch,
        "delete from scorecards.mart_strategy_scores"
        " where period_month < date '2023-09-01';"
        "update scorecards.mart_strategy_scores"
        " set previous_score = null, same_month_last_year_score = null;"
        "delete from scorecards.mart_score_changes;"
        "delete from scorecards.mart_goal_benchmarks;"
        "delete from operations.mart_feed_freshness;"
        "update scorecards.mart_indicator_values set status_id = 'met'",
    )
    shown = text(open_app())
    assert "— 较上月" in shown
    assert "还没有上月可比" in shown
    assert "还没有外部排名" in shown
    assert "没有未达标的指标" in shown
    assert "还没有来源登记" in shown
    assert "412 项全部通过" in shown


def test_a_node_without_data_shows_a_dash(made_home, tmp_path, monkeypatch):
    change(
        made_home,
        tmp_path,
        monkeypatch,
        "update scorecards.mart_strategy_scores set score = null,"
        " status_id = 'no_data', weight_available_pct = 0 where node_id = 'S1'",
    )
    shown = text(open_app())
    assert "<b>–</b>" in shown
    assert "无数据" in shown


def test_names_from_data_cannot_become_html(made_home, tmp_path, monkeypatch):
    change(
        made_home,
        tmp_path,
        monkeypatch,
        "update operations.mart_feed_freshness"
        " set feed_name_zh = '<img src=x onerror=alert(1)>'",
    )
    shown = text(open_app())
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown


def test_what_breaks_shows_a_number_and_no_inside(
    made_home, tmp_path, monkeypatch, caplog
):
    change(made_home, tmp_path, monkeypatch, "drop table catalogue.statuses")
    shown = text(open_app())
    assert "这一页暂时打不开" in shown
    assert "statuses" not in shown
    assert "Traceback" not in shown
    number_shown = re.search(r"编号 ([0-9a-f]{8})", shown)
    assert number_shown
    assert number_shown[1] in caplog.text


def test_a_newer_release_appears_without_a_restart(made_home, tmp_path, monkeypatch):
    change(
        made_home,
        tmp_path,
        monkeypatch,
        "update operations.mart_feed_freshness set days_late = 77"
        " where freshness_status = 'late'",
    )
    assert "迟 77 天" in text(open_app())
    monkeypatch.setenv("U145_HOME", str(made_home))
    assert "迟 26 天" in text(open_app())
