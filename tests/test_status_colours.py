"""Colours of statuses can be told apart by everybody, and text on them read.

How eyes without one kind of cone see a colour is computed here, in linear light,
with the matrices of Machado, Oliveira and Fernandes (2009), "A physiologically-based
model for simulation of color vision deficiency", severity 1.
"""

import csv
import itertools
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).parent.parent / "seeds" / "catalogue"
Row = dict[str, str]


def rows(seed: str) -> list[Row]:
    with (CATALOGUE / f"{seed}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def palettes() -> dict[str, list[Row]]:
    """Return the rows that are seen together: a seed, or one kind of its rows."""
    found: dict[str, list[Row]] = {}
    for path in sorted(CATALOGUE.glob("*.csv")):
        for row in rows(path.stem):
            if "colour" in row:
                name = " ".join(filter(None, (path.stem, row.get("state_kind"))))
                found.setdefault(name, []).append(row)
    return found


PALETTES = palettes()
EYES = {
    "all_cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
XYZ = (  # sRGB in linear light, white D65
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
APART = 12.0  # CIE Lab 1976; 2.3 can just be told apart side by side
Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return red, green, blue


def times(matrix: tuple[Triple, ...], light: Triple) -> Triple:
    red, green, blue = (
        sum(a * b for a, b in zip(line, light, strict=True)) for line in matrix
    )
    return red, green, blue


def lab(colour: str, eyes: str) -> Triple:
    seen = times(EYES[eyes], linear(colour))
    shown = tuple(min(1.0, max(0.0, part)) for part in seen)
    x, y, z = (
        ratio ** (1 / 3) if ratio > 216 / 24389 else ratio * 841 / 108 + 4 / 29
        for ratio in (
            part / white for part, white in zip(times(XYZ, shown), WHITE, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eyes: str) -> float:
    pair = zip(lab(one, eyes), lab(other, eyes), strict=True)
    return sum((a - b) ** 2 for a, b in pair) ** 0.5


def contrast(one: str, other: str) -> float:
    dark, light = sorted(times(XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def too_close(colours: list[str], eyes: str) -> list[tuple[str, str]]:
    return [
        pair
        for pair in itertools.combinations(sorted(set(colours)), 2)
        if distance(*pair, eyes) < APART
    ]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("palette", PALETTES)
def test_colours_stay_apart(palette, eyes):
    assert too_close([row["colour"] for row in PALETTES[palette]], eyes) == []


@pytest.mark.parametrize("palette", PALETTES)
def test_text_on_a_colour_can_be_read(palette):
    # WCAG 2.2: 1.4.3 asks 4.5 : 1 of text, 1.4.11 asks 3 : 1 of marks on a card.
    for row in PALETTES[palette]:
        assert contrast(row["colour"], row["colour_text"]) >= 4.5, row
        assert contrast(row["colour"], "#ffffff") >= 3, row


@pytest.mark.parametrize("palette", PALETTES)
def test_colour_is_never_the_only_sign(palette):
    for sign in ("shape", "icon"):
        signs = [row[sign] for row in PALETTES[palette]]
        assert all(signs)
        assert len(set(signs)) == len(signs)


def test_the_guards_are_seen_failing():
    assert {"statuses", "progress_statuses"} <= set(PALETTES)
    assert too_close(["#1a7f5a", "#b3261e"], "all_cones") == []
    assert too_close(["#5b7f1a", "#a8621e"], "deuteranopia") != []
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
