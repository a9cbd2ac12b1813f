"""Words, figures and styles."""

import base64
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import formats, theme
from dashboards.charts import lines
from dashboards.components.html import spark
from dashboards.i18n import Speaker
from dashboards.registry import HOME, MENU, PAGES, after
from dashboards.theme import Look
from tests.dashboards.apps import DASHBOARDS

ROOT = Path(__file__).parents[2]
LOOK = Look(Speaker("zh"))

# What a folder of the screens may not import, and what none of its files says.
FORBIDDEN = {
    "queries": ("streamlit", "plotly", "pandas"),
    "charts": ("streamlit", "duckdb", "pandas"),
    "screens": ("duckdb", "plotly", "pandas"),
    "components": ("duckdb", "pandas"),
    "exports": ("streamlit", "duckdb", "plotly", "pandas"),
}


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_layers_of_the_screens_import_only_what_they_may(folder):
    pattern = rf"^\s*(import|from) ({'|'.join(FORBIDDEN[folder])})\b"
    importing = [
        path.name
        for path in (DASHBOARDS / folder).rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
        and not (folder == "components" and path.name == "cards.py")
    ]
    assert importing == []


def test_only_queries_hold_sql():
    holding = [
        path.name
        for path in DASHBOARDS.rglob("*.py")
        if path.parent.name != "queries"
        and re.search(r"\bselect\s[^\"]*\bfrom\s", path.read_text(encoding="utf-8"))
    ]
    assert holding == []


def test_screens_are_thin():
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (DASHBOARDS / "screens").glob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 80} == {}


def test_every_page_of_the_registry_has_a_file_and_the_other_way_round():
    files = {path.stem for path in (DASHBOARDS / "screens").glob("*.py")}
    assert files == {entry.path for entry in PAGES}
    assert {item.path for item in MENU} <= files
    # Beside such a folder Streamlit would run a page without app.py.
    assert not (DASHBOARDS / "pages").exists()


def test_a_wall_screen_turns_through_all_its_pages():
    path, seen = HOME, []
    while path not in seen:
        seen.append(path)
        path = after(path)
    assert set(seen) == {entry.path for entry in PAGES if entry.is_in_kiosk}


def test_the_configuration_has_the_colours_of_the_theme_and_tells_nobody():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["address"] == "127.0.0.1"
    look = config["theme"]
    assert look["primaryColor"] == theme.LIGHT["strong"]
    assert look["backgroundColor"] == theme.LIGHT["page"]
    assert look["textColor"] == theme.LIGHT["ink"]
    assert look["font"] == theme.FONT


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "strong"])
@pytest.mark.parametrize("ground", ["page", "card", "notice"])
def test_text_can_be_read(colours, text, ground):
    # WCAG 2.2, 1.4.3: 4.5 : 1 for text.
    light, dark = sorted(
        (luminance(colours[ground]), luminance(colours[text])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("is_dark", [False, True])
def test_styles_ask_nothing_from_outside(is_dark):
    styles = theme.stylesheet(is_dark=is_dark, loading="…")
    assert not re.search(r"url\(|@import|https?:", styles)


def test_both_looks_have_the_same_colours():
    assert theme.LIGHT.keys() == theme.DARK.keys()


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.number(Decimal("1234.56")), "1,234.6"),
        (formats.number(-1.25, 2), "−1.25"),
        (formats.number(None), "–"),
        (formats.number(-0.04), "0.0"),
        (formats.signed(2), "+2.0"),
        (formats.signed(0, 0), "0"),
        (formats.signed(Decimal("-0.004"), 2), "0"),
        (formats.quantity(95, "%", 1), "95.0%"),
        (formats.quantity(5, "天", 0), "5 天"),
        (formats.quantity(None, "%", 1), "–"),
        (formats.day(date(2023, 9, 30)), "2023-09-30"),
        (formats.day(None), "–"),
    ],
)
def test_numbers_read_well(shown, expected):
    assert shown == expected


def trend(*scores):
    return [
        {"period_month": date(2023, i + 1, 1), "score": score, "target_score": 85.0}
        for i, score in enumerate(scores)
    ]


def test_the_trend_has_a_gap_where_nothing_was_published():
    figure = lines.score_trend(trend(70.0, None, 88.0), Look(Speaker("zh")))
    target, score = figure.data
    assert list(score.y) == [70.0, None, 88.0]
    assert not score.connectgaps
    assert list(target.y) == [85.0] * 3
    assert score.text[-1] == "88.0"


def test_an_empty_trend_is_a_figure_too():
    assert list(lines.score_trend([], Look(Speaker("en"))).data[1].y) == []


def test_a_year_is_written_once():
    figure = lines.score_trend(trend(*[80.0] * 9), Look(Speaker("zh")))
    assert list(figure.layout.xaxis.ticktext) == ["2023年3月", "6月", "9月"]


def test_a_small_line_needs_two_points_and_ends_with_a_dot():
    assert spark([None, 70], 85, LOOK) == ""
    image = spark([60, None, Decimal(70)], 85, LOOK)
    code = re.search(r"base64,([^\"]+)", image)
    assert code
    drawing = base64.b64decode(code[1]).decode()
    assert drawing.count("circle") == 1
    assert "stroke-dasharray" in drawing
    assert spark([60, 60], None, LOOK) != ""
