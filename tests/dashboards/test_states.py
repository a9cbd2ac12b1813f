"""Every page in every state: with little, with nothing, asked nonsense, broken."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import reading
from dashboards.reading import read
from dashboards.registry import PAGES
from tests.dashboards.addresses import LANGUAGES, PATHS, asks, first
from tests.dashboards.apps import DASHBOARDS, open_page, text, words
from tests.dashboards.questions import overheard
from tests.dashboards.releases import emptied, newest_month_only, publish, without
from u145.access.person import Person

NEED_MONTH = {entry.path for entry in PAGES if entry.needs_month}
BROKEN = "这一页暂时打不开"
NONSENSE = ("<script>alert(1)</script>", "1999-01", "' or 1=1 --")
UNIT = """
    select unit_id from core.dim_units
    where valid_to is null
    order by ranking_group nulls last, unit_id
"""
TOWN = "select town_id from core.dim_towns order by town_id"

pytestmark = pytest.mark.parametrize("path", PATHS)


@pytest.fixture(scope="module")
def in_state(sample_home, tmp_path_factory):
    """Return a function that gives the home of a state, made once."""

    @cache
    def home(state) -> Path:
        folder = tmp_path_factory.mktemp("state")
        publish(folder, sample_home, state)
        return folder

    return home


def is_whole(app: AppTest) -> bool:
    """Tell whether a page is framed, and neither it nor a part of it failed."""
    body = text(app)
    return "<h1>" in body and BROKEN not in body


def test_an_empty_release_says_what_to_do(empty_home, path):
    shown = words(open_page(path))
    assert "还没有可看的数据" in shown
    assert "u145 refresh" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_marts_are_a_designed_state(
    in_state, release, monkeypatch, path, language
):
    monkeypatch.setenv("U145_HOME", str(in_state(emptied)))
    app = open_page(path, lang=language, **asks(release, path))
    assert is_whole(app)
    if path in NEED_MONTH and language == "zh":
        assert "还没有评分" in words(app)


@pytest.mark.parametrize("window", ["window", "ytd"])
def test_one_month_has_nothing_to_compare(in_state, release, monkeypatch, path, window):
    monkeypatch.setenv("U145_HOME", str(in_state(newest_month_only)))
    app = open_page(path, period=window, **asks(release, path))
    assert is_whole(app)
    if path in NEED_MONTH:
        assert 'aria-label="上一个月"' not in text(app)


def test_a_unit_without_data(in_state, release, monkeypatch, path):
    unit = first(release, UNIT)
    monkeypatch.setenv("U145_HOME", str(in_state(without("unit_id", unit))))
    assert is_whole(open_page(path, **{**asks(release, path), "unit": unit}))


def test_a_town_without_data(in_state, release, monkeypatch, path):
    town = first(release, TOWN)
    monkeypatch.setenv("U145_HOME", str(in_state(without("town_id", town))))
    asked = {**asks(release, path), "unit": "", "town": town}
    assert is_whole(open_page(path, **asked))


def test_an_indicator_without_data(in_state, release, monkeypatch, path):
    indicator = asks(release, "indicator")["indicator"]
    state = without("indicator_id", indicator)
    monkeypatch.setenv("U145_HOME", str(in_state(state)))
    asked = {**asks(release, path), "indicator": indicator}
    assert is_whole(open_page(path, **asked))


@cache
def parameters() -> list[str]:
    """Return every parameter that the code reads from the address."""
    code = "".join(file.read_text("utf-8") for file in DASHBOARDS.rglob("*.py"))
    named = set(re.findall(r"\bask\(\s*\"([\w-]+)\"", code))
    return sorted(named - {"kiosk"})


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_ignored_or_answered(shown, path, value):
    app = open_page(path, **dict.fromkeys(parameters(), value))
    assert is_whole(app)
    assert "<script>alert" not in text(app)


def test_a_visitor_who_may_not_see_members_sees_no_names(
    visit, shown, release, policy, path
):
    members = read(release, "select distinct name_masked from core.dim_members")
    office = policy.roles["office"]
    visit(Person("x", "", replace(office, sees_members=False)))
    app = open_page(path, **asks(release, path))
    assert is_whole(app)
    cells = set(re.findall(r">\s*([^<>]+?)\s*<", text(app)))
    assert cells & {member["name_masked"] for member in members} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_breaks_shows_a_number_and_no_inside(
    shown, release, monkeypatch, caplog, path, language
):
    asked = asks(release, path)
    with overheard() as questions:
        open_page(path, **asked)
    last, ask = questions[-1].sql, reading._rows

    def fail(release_id, place, sql, values):
        if sql == last:
            raise duckdb.IOException("inside: disk 7 of U145")
        return ask(release_id, place, sql, values)

    monkeypatch.setattr(reading, "_rows", fail)
    app = open_page(path, lang=language, **asked)
    seen = words(app)
    assert "disk 7" not in seen
    assert "Traceback" not in seen
    number = re.search(r"(?:编号|number) ([0-9a-f]{8})", seen, re.IGNORECASE)
    assert number, seen
    assert number[1] in caplog.text
    assert "disk 7 of U145" in caplog.text
