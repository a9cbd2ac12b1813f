"""A definition lives in seeds/catalogue and nowhere else."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "seeds" / "catalogue"
CODE = [
    path
    for folder in ("models", "macros", "dashboards")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".sql", ".py"}
]
THEME = {"theme.py"}  # the looks of the screens; statuses' colours are rows
NAMED = ["indicators", "measures", "standards", "priorities", "goals", "counters"]
Row = dict[str, str]
Texts = dict[str, str]


def rows(seed: str) -> list[Row]:
    path = CATALOGUE / f"{seed}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def texts() -> Texts:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in CODE
    }


def names(seed: str) -> list[str]:
    """Return the names of a seed's own rows; short words are everyday words."""
    own = seed.rstrip("s") if not seed.endswith("ies") else seed[:-3] + "y"
    keys = (f"{own}_name_zh", f"{own}_name_en")
    return [
        row[key]
        for row in rows(seed)
        for key in keys
        if key in row and len(row[key]) >= (4 if key.endswith("zh") else 12)
    ]


def typed_names(code: Texts, seed: str) -> list[tuple[str, str]]:
    return [
        (p, name) for p, text in code.items() for name in names(seed) if name in text
    ]


def typed_keys(code: Texts) -> list[tuple[str, str]]:
    keys = [row["indicator_id"] for row in rows("indicators")]
    if not keys:
        return []
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, keys))})\b")
    return [(p, key) for p, text in code.items() for key in pattern.findall(text)]


def typed_colours(code: Texts) -> list[str]:
    return [
        p
        for p, text in code.items()
        if Path(p).name not in THEME and re.search(r"#[0-9A-Fa-f]{6}\b", text)
    ]


@pytest.mark.parametrize("seed", NAMED)
def test_no_name_is_typed_again_in_code(seed):
    assert typed_names(texts(), seed) == []


def test_no_indicator_is_singled_out_in_code():
    assert typed_keys(texts()) == []


def test_no_colour_is_typed_outside_the_catalogue_and_the_theme():
    assert typed_colours(texts()) == []


def test_the_guards_are_seen_failing():
    indicator = rows("indicators")[0]
    page = {"page.py": f"st.write('{indicator['indicator_name_zh']}')"}
    assert typed_names(page, "indicators") != []
    assert typed_keys({"m.sql": f"where x = '{indicator['indicator_id']}'"}) != []
    assert typed_colours({"page.py": "color='#12ab3F'"}) == ["page.py"]
    assert faults({**indicator, "definition_en": "No full stop"}) == ["definition_en"]
    assert faults({**indicator, "definition_zh": "20天内办结的占比。"}) == [
        "definition_zh"
    ]
    unknown = {**indicator, "definition_en": "Within {no_such_limit} days."}
    assert faults(unknown) == ["definition_en"]


def faults(row: Row) -> list[str]:
    """Return the definitions of a row that are not one short sentence."""
    limits = {limit["limit_id"] for limit in rows("limits")}
    wrong = []
    for key, stop in (("definition_zh", "。"), ("definition_en", ".")):
        text = row[key]
        tokens = re.findall(r"\{(\w+)\}", text)
        # Hotline numbers are names.
        digits = re.search(r"\d", re.sub(r"\{\w+\}|12345", "", text))
        is_one = text.endswith(stop) and text.rstrip(stop).count(f"{stop} ") == 0
        if not is_one or len(text) > 200 or digits or not set(tokens) <= limits:
            wrong.append(key)
    return wrong


@pytest.mark.parametrize("seed", ["indicators", "measures"])
def test_a_definition_is_one_short_sentence_without_numbers(seed):
    assert {
        row[f"{seed[:-1]}_id"]: faults(row) for row in rows(seed) if faults(row)
    } == {}


def test_every_target_is_of_an_indicator():
    known = {row["indicator_id"] for row in rows("indicators")}
    assert {row["indicator_id"] for row in rows("targets")} == known


def test_the_printed_page_is_fresh():
    done = subprocess.run(
        [sys.executable, "-m", "docs.print_catalogue", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_printed_page_notices_a_change(monkeypatch):
    from docs import print_catalogue as printer

    fresh = printer.indicators_page()
    read = printer.rows

    def moved(seed: str) -> list[Row]:
        return [row | {"target": "1"} if "target" in row else row for row in read(seed)]

    monkeypatch.setattr(printer, "rows", moved)
    assert printer.indicators_page() != fresh
