"""What the catalogue names and what the models count are the same."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "seeds" / "catalogue"
FIXTURES = ROOT / "tests" / "data" / "fixtures"
UNPIVOTED = re.compile(r"unpivot_measures\('\w+', '\w+', \[([^\]]*)\]\)")

# The published table of composites: all indicators at worst, at the baseline
# of 2022, at the floor, at the target of 2023 and at best (S1-S4, P1-P5), then
# the index of attainment and of the frontier.
GOLDEN = {
    "2023-01-01": ([0] * 9, 0.00, 0.00),
    "2023-02-01": (
        [58.33, 53.53, 58.73, 60.44, 58.34, 56.36, 53.37, 58.29, 60.13],
        57.53,
        62.37,
    ),
    "2023-03-01": ([60] * 9, 60.00, 65.00),
    "2023-04-01": (
        [85.00, 88.00, 85.00, 88.75, 86.36, 85.00, 86.36, 86.88, 87.81],
        86.59,
        78.78,
    ),
    "2023-05-01": ([100] * 9, 100.00, 100.00),
}


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted_measures() -> list[str]:
    """Return every measure that a model counts, as often as it does."""
    counted: list[str] = []
    for model in (ROOT / "models" / "marts" / "core").glob("fct_*_measures.sql"):
        for names in UNPIVOTED.findall(model.read_text(encoding="utf-8")):
            counted += re.findall(r"'(\w+)'", names)
    return counted


def test_every_measure_of_the_catalogue_is_counted_once_and_used() -> None:
    named = {
        row[side]
        for row in rows(CATALOGUE / "indicators.csv")
        for side in ("numerator_measure", "denominator_measure")
    }
    counted = counted_measures()
    assert sorted(counted) == sorted(set(counted)), "counted in two places"
    assert set(counted) == named


def test_every_measure_model_is_stacked() -> None:
    core = ROOT / "models" / "marts" / "core"
    stacked = set(
        re.findall(r"ref\('(\w+)'\)", (core / "fct_measures.sql").read_text("utf-8"))
    )
    assert stacked == {model.stem for model in core.glob("fct_*_measures.sql")}


def test_models_name_no_indicator() -> None:
    indicators = {row["indicator_id"] for row in rows(CATALOGUE / "indicators.csv")}
    naming = [
        (model.name, indicator)
        for model in (ROOT / "models").rglob("*.sql")
        for indicator in indicators
        if re.search(rf"\b{indicator}\b", model.read_text(encoding="utf-8"))
    ]
    assert naming == []


@pytest.mark.parametrize("month", GOLDEN)
def test_composites_are_the_published_ones(month: str) -> None:
    """The fixture that a dbt unit test expects says what was published."""
    nodes = {
        row["node_id"]: row
        for row in rows(FIXTURES / "scores_of_nodes.csv")
        if row["period_month"] == month
    }
    scores, index, frontier_index = GOLDEN[month]
    names = ["S1", "S2", "S3", "S4", "P1", "P2", "P3", "P4", "P5"]
    half_cent = 0.005 + 1e-9
    for name, score in zip(names, scores, strict=True):
        assert float(nodes[name]["score"]) == pytest.approx(score, abs=half_cent)

    def half_of_each_side(column: str) -> float:
        values = [float(nodes[name][column]) for name in names]
        return sum(values[:4]) / 8 + sum(values[4:]) / 10

    assert half_of_each_side("score") == pytest.approx(index, abs=half_cent)
    assert half_of_each_side("frontier_score") == pytest.approx(
        frontier_index, abs=half_cent
    )
