"""The desk on a page: asked as somebody asks, with what the address brings."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, Page
from streamlit.testing.v1 import AppTest

from dashboards import asking
from tests.access.conftest import OTHER, UNIT, person_of
from tests.dashboards.apps import open_page, text, words
from tests.dashboards.browsing import CHROMIUM, address_of, serving, settle
from u145.access.gate import Gate
from u145.access.person import Person
from u145.releases.pointer import Release
from u145.releases.questions import INDICATORS, QUESTIONS, saved_questions
from u145.web import gates

Visit = Callable[[Person], Gate]
PROJECT = Path(__file__).parents[2]
EVENTS = "select unit_id, count(*) as events from core.fct_events group by all"


@pytest.fixture
def home_of_questions(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Look at the sample from a home of its own, where questions are kept."""
    for name in ("CURRENT", "releases"):
        (tmp_path / name).symlink_to(release.path.parents[1] / name)
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    gates._local.cache_clear()
    return tmp_path


def answered(app: AppTest) -> AppTest:
    """Return the page once its question is over."""
    ticket = app.session_state[asking.TICKET]
    assert ticket.wait(120) is not None
    return app.run()


def asked(sql: str, **address: str) -> AppTest:
    """Write a question into the desk, run it and wait for the answer."""
    app = open_page("desk", **address)
    app.text_area[0].set_value(sql).run()
    return answered(app.button(key="desk-run").click().run())


def test_an_answer_shows_rows_time_and_as_of(home_of_questions: Path) -> None:
    app = asked(f"{EVENTS} order by events desc, unit_id")
    said = words(app)
    assert "用时" in said
    assert "数据截至 2023年9月30日" in said
    assert UNIT in said
    assert app.query_params["sql"] == f"{EVENTS} order by events desc, unit_id"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("drop table core.fct_events", "只能是一条 select 语句"),
        ("select 1; select 2", "只能是一条 select 语句"),
        ("select * from read_text('/etc/passwd')", "不能使用 read_text"),
        ("select * from core.fct_event", "是否指"),
        ("select nothing from core.fct_events", "有误"),
        ("select", "有误"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_in_a_line(
    home_of_questions: Path, sql: str, said: str
) -> None:
    shown = words(asked(sql))
    assert said in shown
    assert str(home_of_questions) not in shown


def test_what_was_cut_is_said(home_of_questions: Path) -> None:
    assert "只取了前 10,000 行" in words(asked("select range from range(20000)"))


def test_what_a_row_says_is_never_part_of_the_page(home_of_questions: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    app = asked(f"select '{hostile}' as \"{hostile}\", 1 as n, 2 as n")
    assert hostile not in text(app)
    assert "&lt;img" in text(app)


def test_the_plan_of_a_question_is_shown(home_of_questions: Path) -> None:
    app = open_page("desk", sql=EVENTS)
    app = answered(app.button(key="desk-plan").click().run())
    assert "HASH_GROUP_BY" in app.code[0].value


def test_a_link_brings_the_question_and_does_not_ask_it(
    home_of_questions: Path,
) -> None:
    app = open_page("desk", sql=EVENTS)
    assert app.text_area[0].value == EVENTS
    assert asking.TICKET not in app.session_state


def test_saved_questions_come_into_the_editor(home_of_questions: Path) -> None:
    for folder in (QUESTIONS, INDICATORS):
        known = saved_questions(PROJECT, folder)
        app = open_page("desk", question=f"{folder}/{known[0].id}")
        assert app.text_area[0].value == known[0].sql
        for one in known:
            assert one.title_zh in words(app)


def test_the_tables_and_their_columns_are_described(
    home_of_questions: Path, release: Release
) -> None:
    said = words(open_page("desk", table="core.fct_proposals"))
    assert "reply_class" in said
    assert "scorecards" in said


def test_what_was_asked_is_kept_for_who_asked(home_of_questions: Path) -> None:
    asked(EVENTS)
    assert "查过的" in words(open_page("desk"))
    mine = asking.history().of("local")
    assert [one.sql for one in mine] == [EVENTS]
    assert asking.history().of("somebody else") == []


def test_a_unit_asks_its_own_rows_only(visit: Visit, release: Release) -> None:
    gate = visit(person_of("unit"))
    app = asked("select distinct unit_id from core.fct_events order by all")
    ticket = app.session_state[asking.TICKET]
    assert ticket.answer.rows.column(0).to_pylist() == [UNIT]
    assert OTHER not in words(app)
    entries = [one for one in gate.trail.entries() if one.act == "query"]
    assert entries[0].person == "unit@county"
    assert "fct_events" in entries[0].what


def test_who_may_not_query_has_no_desk(visit: Visit) -> None:
    visit(person_of("leader"))
    app = open_page("desk", sql=EVENTS)
    assert "您没有查看这一页的权限" in words(app)
    assert not app.text_area


def test_all_rows_leave_as_parquet(home_of_questions: Path) -> None:
    app = asked("select range as n from range(12345)")
    (button,) = [
        one for one in app.get("download_button") if "Parquet" in one.proto.label
    ]
    assert button
    view = app.session_state["view"]
    content = asking.whole_parquet(view, "select range as n from range(12345)")
    assert pq.read_table(BytesIO(content)).num_rows == 12345


@pytest.fixture(scope="module")
def desk_page(sample_home: Path, browser: Browser):
    """Return a browser's page of a desk whose questions may take long."""
    with serving(sample_home, U145_SQL_SECONDS="300") as address:
        page = browser.new_context().new_page()
        page.goto(address_of(address, "desk"))
        settle(page)
        yield page
        page.context.close()


LONG = "select count(*) from range(10000000) a, range(10000000) b"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_question_that_runs_is_seen_and_can_be_taken_back(desk_page: Page) -> None:
    editor = desk_page.get_by_label("查询（一条 select 语句）")
    editor.fill(LONG)
    editor.press("Control+Enter")
    desk_page.get_by_role("button", name="运行").click()
    desk_page.get_by_text("正在运行").wait_for()
    desk_page.get_by_role("button", name="取消").click()
    desk_page.get_by_text("查询已取消").wait_for()
    # … and the desk is free for the next one.
    editor.fill("select 40 + 2 as answer")
    editor.press("Control+Enter")
    desk_page.get_by_role("button", name="运行").click()
    desk_page.locator(".st-key-card-answer td", has_text="42").wait_for()
