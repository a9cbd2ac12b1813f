"""Signing in at a real provider, in a real browser: each sees what is theirs."""

from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Page

from tests.access.conftest import OTHER, UNIT, Pages
from tests.dashboards.browsing import CHROMIUM, address_of, settle
from u145.access.trail import Trail
from u145.releases.current import current_release
from u145.settings import Home

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


def go(pages: Pages, page: Page, path: str = "", **asked: str) -> str:
    """Open an address, and return the page's words."""
    page.goto(address_of(pages.address, path, **asked))
    settle(page)
    words: str = page.locator("[data-testid=stMain]").inner_text()
    return words


def test_nobody_sees_a_figure_before_signing_in(pages: Pages, browser: Browser) -> None:
    page = browser.new_context().new_page()
    heard: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived", lambda frame: heard.append(str(frame))
        ),
    )
    words = go(pages, page, "cockpit")
    assert "请先登录" in words
    assert page.locator(".u145 .strip").count() == 0
    assert heard
    assert not [frame for frame in heard if "u145-" in frame or "数据截至" in frame]
    page.context.close()


def test_a_link_is_still_there_after_signing_in(pages: Pages, browser: Browser) -> None:
    page = pages.sign_in(browser, "leader", "strategy", kind="priority")
    assert "/strategy?kind=priority" in page.url
    assert "leader" in page.locator(".who").inner_text()
    page.context.close()


def test_signing_out_ends_the_session_for_a_copied_cookie_too(
    pages: Pages, browser: Browser
) -> None:
    page = pages.sign_in(browser, "office")
    copied = page.context.cookies()
    page.locator("a.sign-out").click()
    # The provider asks whether to end its own session, too.
    page.wait_for_url("**/end_session**", wait_until="commit")
    assert "请先登录" in go(pages, page)
    thief = browser.new_context()
    thief.add_cookies(copied)  # type: ignore[arg-type]
    words = go(pages, thief.new_page())
    assert "登录已过期" in words
    thief.close()
    page.context.close()
    acts = [(entry.person, entry.act) for entry in Trail(Home(pages.home)).entries()]
    assert ("office@county.gov.cn", "signed_in") in acts
    assert ("office@county.gov.cn", "signed_out") in acts


def test_who_is_on_no_list_is_told_and_noted(pages: Pages, browser: Browser) -> None:
    page = pages.sign_in(browser, "stranger")
    assert "您还没有使用权限" in page.locator("[data-testid=stMain]").inner_text()
    entries = Trail(Home(pages.home)).entries()
    assert [one.what for one in entries if one.act == "refused"] == [
        "stranger@county.gov.cn"
    ]
    page.context.close()


def test_a_unit_gets_at_nothing_of_another(pages: Pages, browser: Browser) -> None:
    page = pages.sign_in(browser, "unit", "unit", unit=UNIT)
    assert "您没有查看这一页的权限" not in page.inner_text("[data-testid=stMain]")
    assert "您没有查看这一页的权限" in go(pages, page, "unit", unit=OTHER)
    assert "您没有查看这一页的权限" in go(pages, page, "trail")
    page.context.close()


def download_address(page: Page) -> str:
    """Return the address that a page's first table was taken away from."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download():
        page.get_by_role("button", name="CSV", exact=True).first.click()
    (found,) = [url for url in asked if "/media/" in url]
    return found


def test_a_link_to_a_file_is_of_use_to_its_owner_only(
    pages: Pages, browser: Browser
) -> None:
    office = pages.sign_in(browser, "office", "proposals")
    address = download_address(office)
    assert office.context.request.get(address).status == 200
    unit = pages.sign_in(browser, "unit")
    assert unit.context.request.get(address).status == 404
    nobody = browser.new_context()
    assert nobody.request.get(address).status == 401
    taken = [one for one in Trail(Home(pages.home)).entries() if one.act == "download"]
    assert {one.person for one in taken} == {"office@county.gov.cn"}
    assert all(one.what.endswith(".csv") and one.release_id for one in taken)
    for one in (office, unit):
        one.context.close()
    nobody.close()


def test_documents_are_for_who_may_read_them(pages: Pages, browser: Browser) -> None:
    release = next((pages.home / "data_docs").iterdir()).name
    address = f"{pages.address}/docs/{release}/data/index.html"
    statuses = {}
    for who in ("office", "unit", "leader", "auditor"):
        page = pages.sign_in(browser, who)
        statuses[who] = page.context.request.get(address).status
        page.context.close()
    assert statuses == {"office": 200, "unit": 404, "leader": 404, "auditor": 200}


def test_a_unit_takes_away_a_file_with_its_own_rows(
    pages: Pages, browser: Browser, tmp_path: Path
) -> None:
    release_id = current_release(pages.home).release_id
    address = f"{pages.address}/release/{release_id}.duckdb"
    sizes = {}
    for who in ("unit", "analyst", "leader", "auditor"):
        page = pages.sign_in(browser, who)
        answer = page.context.request.get(address)
        sizes[who] = len(answer.body()) if answer.ok else answer.status
        if who == "unit":
            (tmp_path / "own.duckdb").write_bytes(answer.body())
        page.context.close()
    assert sizes["leader"] == sizes["auditor"] == 404
    assert sizes["unit"] < sizes["analyst"]
    with duckdb.connect(str(tmp_path / "own.duckdb"), read_only=True) as own:
        found = own.execute("select distinct unit_id from core.fct_events").fetchall()
    assert found == [(UNIT,)]


def test_a_unit_asks_at_the_desk_about_another(pages: Pages, browser: Browser) -> None:
    page = pages.sign_in(browser, "unit", "desk")
    editor = page.get_by_label("查询（一条 select 语句）")
    editor.fill(f"select count(*) as n from core.fct_events where unit_id = '{OTHER}'")
    editor.press("Control+Enter")
    page.get_by_role("button", name="运行").click()
    page.locator(".st-key-card-answer td").first.wait_for()
    assert page.locator(".st-key-card-answer td").first.inner_text() == "0"
    page.context.close()


def test_the_auditor_reads_what_others_did(pages: Pages, browser: Browser) -> None:
    first = pages.sign_in(browser, "steward", "dictionary", q="13800138000")
    first.context.close()
    page = pages.sign_in(browser, "auditor", "trail")
    words = page.inner_text("[data-testid=stMain]")
    assert "操作记录" in words
    assert "steward" in words
    assert "13800138000" not in words
    assert "被改动过" not in words
    page.context.close()


def test_nothing_is_asked_of_another_server(pages: Pages, browser: Browser) -> None:
    page = pages.sign_in(browser, "analyst")
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    for path in ("", "indicator", "towns", "health", "rankings"):
        go(pages, page, path)
    strange = [url for url in asked if not url.startswith((pages.address, "data:"))]
    assert [url for url in strange if not url.startswith("blob:")] == []
    assert [text for text in wrong if "Content Security Policy" in text] == []
    page.context.close()
