"""What a visitor takes away: a table for Excel or WPS, a picture of a figure."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.dashboards.browsing import CHROMIUM, PATIENCE, address_of, settle

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def page(served, browser):
    """Return the page that says why the index changed, standing still."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    opened.goto(address_of(served, "changes", lang="zh"))
    settle(opened)
    yield opened
    opened.close()


def taken(page, button, folder: Path) -> Path:
    """Return the file that a click brings."""
    with page.expect_download(timeout=PATIENCE) as download:
        button.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_csv_opens_in_excel_with_its_chinese_headings(page, tmp_path):
    file = taken(page, page.get_by_role("button", name="CSV").first, tmp_path)
    assert file.suffix == ".csv"
    content = file.read_bytes()
    assert content.startswith("\ufeff项目,".encode())
    assert content.count(b"\r\n") == content.count(b"\n") > 2


def test_a_workbook_has_real_numbers_and_says_what_they_are(page, tmp_path):
    file = taken(page, page.get_by_role("button", name="XLSX").first, tmp_path)
    data, about = load_workbook(file).worksheets
    numbers = [
        cell for row in data.iter_rows() for cell in row if cell.data_type == "n"
    ]
    assert len(numbers) > 2
    said = [str(cell.value) for row in about.iter_rows() for cell in row]
    assert page.locator("h2.finding").first.inner_text() in said
    assert any("2023-09-30" in text for text in said)


def test_a_picture_shows_the_figure_with_its_title(page, tmp_path):
    file = taken(page, page.locator("a.picture").first, tmp_path)
    content = file.read_bytes()
    assert content.startswith(PNG)
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    drawn = page.locator(".js-plotly-plot").first.bounding_box()
    # Twice as fine as the screen, and taller by the title, the note and the source.
    assert width >= 2 * drawn["width"]
    assert height > 2 * drawn["height"] + 100


def test_a_bar_opens_its_indicator(page):
    bar = page.locator(".js-plotly-plot .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    # Plotly reads the pointer in a layer above the bars.
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.click(*middle)
    page.wait_for_function(
        "location.pathname.endsWith('/indicator')"
        " && location.search.includes('indicator=')",
        timeout=PATIENCE,
    )
