"""Words, figures and styles."""

import ast
import base64
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboards import charts, formats, theme
from dashboards.components.html import spark
from dashboards.i18n import LANGUAGES, Speaker, words

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "dashboards").rglob("*.py"))


def test_every_text_exists_in_both_languages_with_the_same_values():
    chinese, english = (words(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for key in chinese.keys() - {"month", "month_short", "month_short_year"}:
        blanks = [set(re.findall(r"{(\w+)}", text[key])) for text in (chinese, english)]
        assert blanks[0] == blanks[1], key


def test_english_texts_hold_no_chinese():
    for key, text in words("en").items():
        if key != "language":
            assert not re.search(r"[\u4e00-\u9fff]", text), key


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_no_text_for_people_is_typed_in_python(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    chinese = [text for text in typed if re.search(r"[\u4e00-\u9fff]", text)]
    assert [t for t in chinese if path.name != "charts.py"] == []


def test_layers_of_the_screens_import_only_what_they_may():
    forbidden = {
        "reading.py": {"streamlit", "plotly", "pandas"},
        "strategy.py": {"streamlit", "plotly", "pandas"},
        "indicators.py": {"streamlit", "plotly", "pandas"},
        "feeds.py": {"streamlit", "plotly", "pandas"},
        "charts.py": {"streamlit", "duckdb", "pandas"},
        "cockpit.py": {"duckdb", "plotly", "pandas"},
    }
    for path in CODE:
        for module in forbidden.get(path.name, set()):
            pattern = rf"^(import|from) {module}\b"
            assert not re.search(pattern, path.read_text(), re.MULTILINE), path.name
    for path in (ROOT / "dashboards" / "pages").glob("*.py"):
        assert "select" not in path.read_text().lower(), path.name
        assert len(path.read_text().splitlines()) <= 60


def test_the_configuration_has_the_colours_of_the_theme_and_tells_nobody():
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["address"] == "127.0.0.1"
    look = config["theme"]
    assert look["primaryColor"] == theme.COLOURS["strong"]
    assert look["backgroundColor"] == theme.COLOURS["page"]
    assert look["textColor"] == theme.COLOURS["ink"]
    assert look["font"] == theme.FONT


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("text", ["ink", "quiet", "strong"])
@pytest.mark.parametrize("ground", ["page", "card", "notice"])
def test_text_can_be_read(text, ground):
    # WCAG 2.2, 1.4.3: 4.5 : 1 for text.
    light, dark = sorted(
        (luminance(theme.COLOURS[ground]), luminance(theme.COLOURS[text])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_styles_ask_nothing_from_outside():
    assert not re.search(r"url\(|@import|https?:", theme.stylesheet())


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.number(Decimal("1234.56")), "1,234.6"),
        (formats.number(-1.25, 2), "−1.25"),
        (formats.number(None), "–"),
        (formats.signed(2), "+2.0"),
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
    figure = charts.score_trend(trend(70.0, None, 88.0), Speaker("zh"))
    target, score = figure.data
    assert list(score.y) == [70.0, None, 88.0]
    assert not score.connectgaps
    assert list(target.y) == [85.0] * 3
    assert score.text[-1] == "88.0"


def test_an_empty_trend_is_a_figure_too():
    assert list(charts.score_trend([], Speaker("en")).data[1].y) == []


def test_a_year_is_written_once():
    figure = charts.score_trend(trend(*[80.0] * 9), Speaker("zh"))
    assert list(figure.layout.xaxis.ticktext) == ["2023.3", "6月", "9月"]


def test_a_small_line_needs_two_points_and_ends_with_a_dot():
    assert spark([None, 70], 85) == ""
    image = spark([60, None, Decimal(70)], 85)
    code = re.search(r"base64,([^\"]+)", image)
    assert code
    drawing = base64.b64decode(code[1]).decode()
    assert drawing.count("circle") == 1
    assert "stroke-dasharray" in drawing
    assert spark([60, 60], None) != ""
