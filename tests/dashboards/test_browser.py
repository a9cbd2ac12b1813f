"""Every page in a real browser: whole, quiet, fitting, readable, asking nobody.

A page is loaded once a language; the window then takes the three sizes.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

from dashboards.formats import number, signed
from dashboards.registry import HOME
from tests.dashboards.addresses import LANGUAGES, PATHS, asks
from tests.dashboards.apps import CHINESE, open_page
from tests.dashboards.browsing import (
    CHROMIUM,
    MAIN,
    SIZES,
    address_of,
    picture,
    resize,
    settle,
)
from tests.dashboards.questions import Question, overheard

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
# Pages that may show no figure: a list of definitions, one record.
WORDS_ONLY = {"desk", "dictionary", "record", "trail"}
# Where a page shows figures, whatever draws it.
FIGURES = "td.number, td.signed, td.count, .share, .u145 b:not(nav b)"
NUMBER = r"[+−]?\d[\d,]*(?:\.\d+)?"
# A figure stands alone, with a word or a unit at most; 2023-04 is no figure.
FIGURE = rf"[^\d+−]{{0,4}}({NUMBER})[^\d]{{0,12}}"
# Words that name things on a page; data that exist only in Chinese stand elsewhere.
NAMES = "th, button, label, summary, legend, nav, h1"
# Tables wider than their place. On a phone they are lists or quarters; only the
# wide grid of towns scrolls there, beside its names.
CUT = """() => [...document.querySelectorAll('.u145 .grid:not(.twin *)')]
    .filter((grid) => innerWidth > 600 || grid.querySelectorAll('thead th').length < 7
        || !grid.classList.contains('spans'))
    .filter((grid) => grid.scrollWidth > grid.clientWidth + 1)
    .map((grid) => grid.getAttribute('aria-label'))"""
WIDTHS = """(texts) => texts.map((text) => {
    const probe = document.createElement('span');
    probe.textContent = text;
    document.querySelector('h1').append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
})"""
SERIOUS = {"serious", "critical"}


@dataclass
class Opened:
    """A page in the browser, with everything it did wrong."""

    path: str
    language: str
    page: Page
    server: str
    questions: list[Question]
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Return the requests that left for somewhere else."""
        own = (self.server, self.server.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.asked if not url.startswith(own)]

    def hear(self, said: ConsoleMessage) -> None:
        """Keep what the page complains of.

        On any page but the first, Streamlit's client asks below the page's own
        address whether the server is there, before it asks at the root.
        """
        about = said.location["url"]
        if said.type == "error" and not about.startswith(
            f"{self.server}/{self.path}/_stcore/"
        ):
            self.errors.append(f"{said.text} {about}")

    def texts(self, selector: str) -> list[str]:
        """Return the visible texts of all elements that a selector finds."""
        found: list[str] = self.page.locator(selector).all_inner_texts()
        return found


@pytest.fixture(
    scope="module",
    params=[(path, language) for path in PATHS for language in LANGUAGES],
    ids=lambda case: "-".join(case),
)
def opened(request, served, browser, release, sample_home):
    """Return a page of the sample in one language, opened once."""
    path, language = request.param
    asked = {"lang": language, **asks(release, path)}
    with pytest.MonkeyPatch.context() as patch, overheard() as questions:
        patch.setenv("U145_HOME", str(sample_home))
        open_page(path, **asked)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    found = Opened(path, language, page, served, questions)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", found.hear)
    page.goto(address_of(served, "" if path == HOME else path, **asked))
    settle(page)
    yield found
    page.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """Return the folder for pictures of every page."""
    named = os.environ.get("U145_SCREENSHOTS")
    return Path(named) if named else tmp_path_factory.mktemp("screenshots")


def test_it_is_whole(opened):
    assert opened.page.locator(".u145.state, [data-testid=stException]").count() == 0
    assert opened.page.locator("h1").count() == 1
    assert opened.texts("h1")[0].strip()


@pytest.mark.parametrize("size", SIZES)
def test_it_fits(opened, pictures, size):
    width, height = SIZES[size]
    resize(opened.page, width, height)
    assert opened.page.evaluate(f"{MAIN}.scrollWidth") <= width
    if opened.path == HOME and size != "phone":
        assert opened.page.evaluate(f"{MAIN}.scrollHeight") <= height
    assert opened.page.evaluate(CUT) == []
    picture(opened.page, pictures / f"{opened.path}-{opened.language}-{size}.png")


@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_nobody_is_kept_out(opened, size):
    """axe-core finds nothing that is serious or critical."""
    resize(opened.page, *SIZES[size])
    found = Axe().run(opened.page).response["violations"]
    serious = [
        (rule["id"], node["target"], node["failureSummary"].splitlines()[1].strip())
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
    assert serious == []


def written(questions: list[Question]) -> set[str]:
    """Return every number of the answers, as a page may write it."""
    values = {
        value
        for question in questions
        for row in question.rows
        for value in row.values()
        if value is not None and not isinstance(value, (str, bool, list, dict))
        if hasattr(value, "__round__")
    }
    return {
        write(value, decimals)
        for value in values
        for decimals in range(5)
        for write in (number, signed)
    }


def test_its_figures_are_those_of_the_marts(opened):
    """Each number that a page shows is one that a mart answered, unchanged."""
    shown = [
        found[1]
        for text in opened.texts(FIGURES)
        if (found := re.fullmatch(FIGURE, text.strip()))
    ]
    assert shown or opened.path in WORDS_ONLY
    known = written(opened.questions)
    assert [figure for figure in shown if figure not in known] == []


def test_its_english_has_english_names(opened):
    if opened.language == "zh":
        pytest.skip("the other language is looked for in the English pages")
    names = opened.page.locator(f":is({NAMES}):not([lang=zh])")
    found = [
        text
        for text in names.all_inner_texts()
        if re.search(CHINESE, text.replace("中文", ""))
    ]
    assert found == []


def test_a_quotation_mark_is_as_wide_as_its_language(opened):
    """Fonts for Chinese have it as wide as a Chinese sign, also within English."""
    mark, sign = opened.page.evaluate(WIDTHS, ["\u2019", "\u56fd"])
    assert (mark < sign / 2) == (opened.language == "en")


def test_it_asked_nobody_and_broke_nothing(opened):
    """The last test of a page: it has taken every size by now."""
    assert opened.foreign == []
    assert opened.errors == []
