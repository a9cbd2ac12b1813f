"""Going through the pages: by mouse, by keyboard, and by nobody on a wall."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboards import theme
from dashboards.registry import HOME, PAGES, after
from tests.dashboards.browsing import (
    CHROMIUM,
    MAIN,
    PATIENCE,
    address_of,
    serving,
    settle,
)
from tests.dashboards.releases import publish
from tests.dashboards.test_new_releases import NEW_FIGURE, OLD_FIGURE, with_index

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
LAPTOP = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}
ON_THE_WALL = [entry.path for entry in PAGES if entry.is_in_kiosk]
# From the goal to a record, and what each link must lead to.
WAY = ("strategy?", "indicator?", "indicator?*unit=", "records?", "record?")
KEPT = {"lang": "en", "period": "ytd", "month": "2023-08"}
# The address changes before the page does. The link to the other language tells
# which address a page belongs to.
ARRIVED = """() => {
    const link = document.querySelector('nav.menu a.language');
    if (!link) return false;
    const [shown, wanted] = [link.href, location.href].map((href) => {
        const { pathname, searchParams } = new URL(href);
        searchParams.delete('lang');
        searchParams.sort();
        return `${pathname}?${searchParams}`;
    });
    return shown === wanted;
}"""


# A table twin may be drawn late, or anew and so closed, on a busy machine.
OFFERED = """(links) => {
    const closed = document.querySelectorAll('details.twin:not([open]) > summary');
    closed.forEach((summary) => summary.click());
    return [...document.querySelectorAll(links)].some((link) => link.checkVisibility());
}"""


@pytest.fixture
def page(browser):
    """Return a page whose complaints end the test."""
    opened = browser.new_page(viewport=LAPTOP)
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture(scope="module")
def hasty(sample_home, tmp_path_factory):
    """Return a server that looks for news every second, and its home."""
    home = tmp_path_factory.mktemp("hasty")
    publish(home, sample_home, with_index(OLD_FIGURE))
    with serving(home, U145_LOOK_AGAIN="1") as address:
        yield address, home


def asked(page) -> dict[str, str]:
    """Return the parameters of a page's address."""
    return {name: value for name, [value] in parse_qs(urlsplit(page.url).query).items()}


def follow(page, target: str) -> None:
    """Click the first link in the page, or in its figures' tables, to somewhere."""
    path, _, more = target.partition("*")
    narrowed = f'[href*="{more}"]' if more else ""
    links = f'.u145:not(.top) a[href^="./{path}"]{narrowed}'
    before = page.url
    page.wait_for_function(OFFERED, arg=links, timeout=PATIENCE)
    page.locator(f"{links}:visible").first.click()
    page.wait_for_function(
        f"location.href !== {before!r}"
        f" && location.pathname.endsWith('/{path.rstrip('?')}')",
        timeout=PATIENCE,
    )
    page.wait_for_function(ARRIVED, timeout=PATIENCE)
    settle(page)


def test_filters_survive_from_the_goal_to_a_record_and_back(served, page):
    page.goto(address_of(served, "", **KEPT))
    settle(page)
    page.evaluate("window.marker = 145")
    release = asked(page)["release"]
    addresses = [page.url]
    for target in WAY:
        follow(page, target)
        found = asked(page)
        addresses.append(page.url)
        assert {name: found.get(name) for name in KEPT} == KEPT
        assert found["release"] == release
        if len(addresses) > WAY.index("indicator?*unit=") + 1:
            assert found.get("unit"), page.url
    for address in reversed(addresses[:-1]):
        page.go_back()
        page.wait_for_function(f"location.href === {address!r}", timeout=PATIENCE)
        page.wait_for_function(ARRIVED, timeout=PATIENCE)
        settle(page)
    # One session went all the way: no link loaded the page anew.
    assert page.evaluate("window.marker") == 145


def test_going_on_before_a_page_has_come_leaves_no_step_behind(served, page):
    page.goto(address_of(served, "strategy", lang="en"))
    settle(page)
    first = page.url
    before = page.evaluate("history.length")
    for _ in range(3):
        page.locator('.u145:not(.top) a[href^="./indicator?"]').first.evaluate(
            "(link) => { link.click(); history.back(); }"
        )
        page.wait_for_function(f"location.href === {first!r}", timeout=PATIENCE)
        page.go_forward()
        page.wait_for_function("location.pathname === '/indicator'", timeout=PATIENCE)
        page.wait_for_function(ARRIVED, timeout=PATIENCE)
        settle(page)
        page.go_back()
        page.wait_for_function(ARRIVED, timeout=PATIENCE)
        settle(page)
        assert page.url == first
    assert page.evaluate("history.length") == before + 1


def test_choosing_a_unit_writes_it_into_the_address(served, page):
    page.goto(address_of(served, "strategy", lang="zh"))
    settle(page)
    page.locator(".st-key-filter-unit input").click()
    page.locator("[role=option]").nth(1).click()
    page.wait_for_function("location.search.includes('unit=')")
    settle(page)
    assert asked(page)["unit"]
    chosen = page.locator(".st-key-filter-unit input").input_value()
    page.reload()
    settle(page)
    assert page.locator(".st-key-filter-unit input").input_value() == chosen


@pytest.mark.parametrize(
    ("path", "regions"),
    [
        ("", ["nav.menu", ".periods", ".tile", ".lists"]),
        ("strategy", ["nav.menu", ".st-key-filters"]),
        ("health", ["nav.menu", ".grid"]),
    ],
)
def test_the_tab_key_reaches(served, page, path, regions):
    page.goto(address_of(served, path, lang="zh"))
    settle(page)
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        reached |= set(
            page.evaluate(
                "names => names.filter(n => document.activeElement.closest(n))",
                regions,
            )
        )
        if reached == set(regions):
            break
    assert reached == set(regions)


def test_a_newer_release_appears_on_an_open_page(hasty, sample_home, page):
    server, home = hasty
    page.goto(address_of(server, "", lang="zh"))
    settle(page)
    page.evaluate("window.marker = 145")
    assert OLD_FIGURE in page.locator(".index b").inner_text()
    newer = publish(home, sample_home, with_index(NEW_FIGURE), days=1)
    page.wait_for_function(
        f"location.search.includes({newer.release_id!r})", timeout=PATIENCE
    )
    settle(page)
    assert NEW_FIGURE in page.locator(".index b").inner_text()
    assert page.evaluate("window.marker") == 145


@pytest.mark.parametrize("path", ON_THE_WALL)
def test_a_wall_screen_is_dark_and_without_inputs(served, page, path):
    page.set_viewport_size(WALL)
    page.goto(address_of(served, "" if path == HOME else path, kiosk="1"))
    settle(page)
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    parts = [int(theme.DARK["page"][at : at + 2], 16) for at in (1, 3, 5)]
    assert [int(part) for part in re.findall(r"\d+", ground)] == parts
    inputs = "input, select, textarea, button, nav.menu, [role=combobox]"
    assert page.locator(f":is({inputs}):visible").count() == 0
    assert page.evaluate(f"{MAIN}.scrollHeight") <= WALL["height"]


def test_a_wall_screen_turns_its_pages(hasty, page):
    server, _ = hasty
    page.goto(address_of(server, "", kiosk="1", lang="en"))
    path = HOME
    for _ in range(2):
        path = after(path)
        page.wait_for_function(
            f"location.pathname.endsWith('/{path}')", timeout=PATIENCE
        )
        assert asked(page)["kiosk"] == "1"
        assert asked(page)["lang"] == "en"
