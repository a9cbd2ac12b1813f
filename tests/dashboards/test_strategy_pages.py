"""Nodes, indicators and changes: what is shown is what the marts hold."""

import html
import re
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import mean

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.charts.control import control
from dashboards.charts.intervals import intervals
from dashboards.formats import number, quantity, signed
from dashboards.i18n import Speaker
from dashboards.reading import read
from dashboards.theme import Look
from u145.releases.current import current_release

APP = Path(__file__).parents[2] / "dashboards" / "app.py"
MONTH = "2023-09"


@pytest.fixture
def opened(sample_home, monkeypatch):
    """Open a page over the sample and return its words without the styles."""
    monkeypatch.setenv("U145_HOME", str(sample_home))

    def open_page(page: str, **address: str) -> str:
        asked = {"month": MONTH, **address}
        app = AppTest.from_file(str(APP), default_timeout=120)
        app.query_params.update(asked)
        # Streamlit learns the pages in the first run.
        app.run()
        app.switch_page(f"screens/{page}.py")
        app.query_params = asked
        app.run()
        assert not app.exception
        body = " ".join(element.proto.body for element in app.get("html"))
        shown = re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)
        assert "role='alert'" not in shown
        assert "编号" not in shown
        return html.unescape(shown)

    return open_page


@pytest.fixture(scope="module")
def ask(sample_home):
    """Ask the release itself, past the queries of the pages."""
    release = current_release(sample_home)
    return partial(read, release)


FIGURES = f"""
    select figures.*, indicators.*
    from scorecards.mart_indicator_values as figures
    inner join core.dim_indicators as indicators using (indicator_id)
    where
        figures.period_month = date '{MONTH}-01'
        and figures.period_window = 'window'
"""


def cell(row: dict) -> str:
    target = quantity(row["target_value"], row["unit_name_zh"], row["decimals"])
    return f"<b>{number(row['value'], row['decimals'])}</b> / {target}"


@pytest.mark.parametrize("kind", ["standard", "priority"])
def test_a_kind_shows_every_indicator_with_its_figures(opened, ask, kind):
    shown = opened("strategy", kind=kind)
    rows = ask(f"{FIGURES} and level = 'county' and {kind}_id is not null")
    assert rows
    for row in rows:
        assert f"indicator={row['indicator_id']}" in shown
        assert cell(row) in shown
    misses = sum(row["status_id"] == "not_met" for row in rows)
    assert f"{len(rows)} 项指标，{misses} 项未达标" in shown
    assert shown.count("特殊变化") == len(
        ask(
            f"""
            select 1
            from scorecards.mart_indicator_changes as changes
            inner join core.dim_change_verdicts using (verdict_id)
            inner join core.dim_indicators as indicators using (indicator_id)
            where
                is_special and level = 'county'
                and changes.period_window = 'window'
                and period_month = date '{MONTH}-01'
                and {kind}_id is not null
            """
        )
    )


def test_a_node_shows_its_own_indicators_and_a_unit_its_own_figures(opened, ask):
    shown = opened("strategy", node="P3")
    for row in ask(f"{FIGURES} and level = 'county'"):
        is_here = re.search(rf"indicator={row['indicator_id']}\b", shown)
        assert bool(is_here) == (row["priority_id"] == "P3")
    [unit] = ask(
        f"select any_value(entity_id) as id from ({FIGURES}) where level = 'unit' "
        "and value is not null and priority_id = 'P1'"
    )
    shown = opened("strategy", kind="priority", unit=unit["id"])
    assert "下表是所选单位" in shown
    for row in ask(f"{FIGURES} and level = 'unit' and entity_id = '{unit['id']}'"):
        if row["value"] is not None and row["priority_id"]:
            assert cell(row) in shown


def test_a_unit_without_data_is_told_so(opened, ask):
    [unit] = ask(
        f"select entity_id as id from ({FIGURES}) where level = 'unit' "
        "and entity_id not in (select entity_id from "
        "scorecards.mart_indicator_values where value is not null) limit 1"
    )
    assert "没有数据" in opened("strategy", unit=unit["id"])
    [row] = ask(f"{FIGURES} and level = 'county' limit 1")
    shown = opened("indicator", indicator=row["indicator_id"], unit=unit["id"])
    assert "近两年没有这个指标的数据" in shown
    assert "看全县" in shown
    assert "请选择一个指标" in opened("indicator", unit=unit["id"])


def test_an_indicator_shows_its_figure_meaning_and_records(opened, ask):
    rows = ask(f"{FIGURES} and level = 'county' order by indicator_id")
    for row in rows[::9]:
        shown = opened("indicator", indicator=row["indicator_id"])
        value = quantity(row["value"], row["unit_name_zh"], row["decimals"])
        assert f"<b>{value}</b>" in shown
        assert row["definition_zh"] in shown
        [measure] = ask(
            "select measure_name_zh as name from core.dim_measures"
            f" where measure_id = '{row['numerator_measure']}'"
        )
        assert measure["name"] in shown
        assert f"分子 {row['numerator_records']} 条记录" in shown
        assert f"分母 {row['denominator_records']} 条记录" in shown
        assert f"数据质量 {row['quality_grade']}" in shown


def test_the_records_behind_a_month_are_counted_one_by_one(ask):
    counted = {
        (row["measure_id"]): row["records"]
        for row in ask(
            f"""
            select measure_id, count(*) as records from core.fct_measures
            where date_trunc('month', case_date) = date '{MONTH}-01'
            group by all
            """
        )
    }
    rows = ask(
        f"""
        {FIGURES} and level = 'county' and indicators.period_window = 'month'
        """
    )
    assert rows
    for row in rows:
        for side in ("numerator", "denominator"):
            assert row[f"{side}_records"] == counted.get(row[f"{side}_measure"], 0)


def test_limits_are_the_mean_and_2_66_mean_moving_ranges(ask):
    limits = ask(
        f"""
        select * from scorecards.mart_control_limits
        where level = 'county' and period_month = date '{MONTH}-01'
        """
    )
    assert len(limits) > 10
    for limit in limits:
        months = ask(
            f"""
            select value, status_id from scorecards.mart_indicator_values
            where
                level = 'county' and period_window = 'window'
                and indicator_id = '{limit["indicator_id"]}'
            order by period_month
            """
        )
        points = [
            None if row["status_id"] == "too_few" else row["value"] for row in months
        ]
        known = [point for point in points if point is not None]
        ranges = [
            abs(new - old)
            for old, new in zip(points, points[1:], strict=False)
            if None not in (old, new)
        ]
        centre, reach = mean(known), 2.66 * mean(ranges)
        assert limit["points_total"] == len(known)
        assert limit["centre_value"] == pytest.approx(centre)
        # A limit is cut off only where no value can be.
        assert limit["lower_limit"] in (0, pytest.approx(centre - reach))
        assert limit["upper_limit"] in (100, pytest.approx(centre + reach))


@pytest.mark.parametrize("comparison", ["previous_month", "same_month_last_year"])
@pytest.mark.parametrize("node", ["145", "S1", "P5"])
def test_bars_add_up_to_the_last_digit(opened, ask, comparison, node):
    shown = opened("changes", comparison=comparison, node=node)
    exact = r"期初 ([\d.]+) ＋ 各项合计 ([−+]?[\d.]+) ＝ 期末 ([\d.]+)"
    match = re.search(exact, shown)
    assert match
    start, change, end = (Decimal(part.replace("−", "-")) for part in match.groups())
    assert start + change == end
    bars = ask(
        f"""
        select * from scorecards.mart_score_waterfalls
        where
            comparison = '{comparison}' and node_id = '{node}'
            and period_month = date '{MONTH}-01' and period_window = 'window'
        order by bar_no
        """
    )
    assert sum(bar["contribution"] for bar in bars) == change
    [score] = ask(
        f"""
        select * from scorecards.mart_strategy_scores
        where
            node_id = '{node}' and period_month = date '{MONTH}-01'
            and period_window = 'window'
        """
    )
    assert float(end) == pytest.approx(score["score"], abs=1e-9)
    for bar in bars:
        assert signed(bar["contribution"], 9) in shown
        if bar["indicator_id"]:
            assert f"indicator={bar['indicator_id']}" in shown


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("strategy", {"kind": "neither", "node": "X9"}),
        ("strategy", {"kind": "standard", "node": "P1"}),
        ("strategy", {"town": "000"}),
        ("indicator", {"indicator": "no_such_thing"}),
        ("indicator", {"indicator": "<b>"}),
        ("changes", {"comparison": "never", "node": "X9"}),
        ("changes", {"month": "2022-04"}),
        ("changes", {"month": "2022-04", "comparison": "same_month_last_year"}),
    ],
)
def test_an_odd_address_opens_something(opened, page, address):
    assert len(opened(page, **address)) > 500


def test_english_has_no_chinese_but_towns_and_codes(opened, ask):
    [row] = ask(f"{FIGURES} and level = 'county' and status_id = 'not_met' limit 1")
    key = row["indicator_id"]
    towns = "|".join(town["town_name"] for town in ask("from core.dim_towns"))
    for page, address in (
        ("strategy", {"node": "S2"}),
        ("indicator", {"indicator": key}),
        ("changes", {"comparison": "same_month_last_year"}),
    ):
        words = re.sub(r"<[^>]+>", " ", opened(page, lang="en", **address))
        rest = re.sub(rf"{towns}|中文", "", words)
        assert re.findall(r"[\u4e00-\u9fff]+", rest) == []


def test_dots_are_hollow_with_too_few_cases_and_lead_somewhere():
    dot = {"value": 90, "value_low": 80, "value_high": 95, "target_value": 85}
    rows = [
        {**dot, "place_name_zh": "甲", "n": 30, "is_judged": True},
        {**dot, "place_name_zh": "<b>乙", "n": 3, "is_judged": False},
    ]
    figure = intervals(rows, Look(Speaker()), href=lambda row: f"./x?n={row['n']}")
    symbols = [trace.marker.symbol for trace in figure.data]
    assert {"circle", "circle-open"} <= set(symbols)
    [lines] = [trace for trace in figure.data if trace.marker.symbol == "line-ns-open"]
    assert list(lines.x) == [80, 95, None]
    # On a phone the names leave the whole width to the lines.
    first, second = (note.text for note in figure.layout.annotations)
    assert 'href="./x?n=30"' in first
    assert "n=30<" in first
    assert "&lt;b&gt;乙" in second


def test_a_trend_without_limits_or_values_is_still_drawn():
    month = {"period_month": date(2023, 9, 1), "target_value": None}
    empty = {**month, "value": None, "same_month_last_year_value": None}
    assert len(control([empty], {"centre_value": None}, Look(Speaker())).data) == 0
    limits = {"centre_value": 5.0, "lower_limit": 1.0, "upper_limit": 9.0}
    drawn = control([{**empty, "value": 4.0}], limits, Look(Speaker()))
    names = {trace.name for trace in drawn.data if trace.name}
    assert names == {"控制限", "中心线", "实际"}
