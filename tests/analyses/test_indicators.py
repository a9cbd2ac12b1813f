"""A metric is one join away: each example gives the published value, exactly."""

import csv
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from docs import print_examples
from tests.conftest import ROOT
from u145.releases.questions import INDICATORS, Question, saved_questions

EXAMPLES = saved_questions(ROOT, INDICATORS)
NEWEST = "max(period_month) as period_month"
WINDOW = "'window' as period_window"
PUBLISHED = """
    select level, entity_id, numerator, denominator, value, n
    from scorecards.mart_indicator_values
    where
        indicator_id = $indicator
        and period_month = $month
        and period_window = $window
        and level in ('county', 'unit', 'town')
        and numerator_records + denominator_records > 0
"""


def by_id(question: Question) -> str:
    return question.id


def asked(question: Question, month: date, window: str) -> str:
    """Return an example that asks for another month or window."""
    assert question.sql.count(NEWEST) == question.sql.count(WINDOW) == 1
    return question.sql.replace(NEWEST, f"max(date '{month}') as period_month").replace(
        WINDOW, f"'{window}' as period_window"
    )


def periods(query: duckdb.DuckDBPyConnection) -> Iterator[date]:
    """Return months to ask for: the newest, and both sides of a new year."""
    (newest,) = query.execute(
        "select max(period_month) from scorecards.mart_indicator_periods"
    ).fetchone() or (None,)
    yield from (newest, date(2023, 2, 1), date(2022, 12, 1))


def test_every_indicator_has_an_example_and_no_other() -> None:
    with (ROOT / "seeds/catalogue/indicators.csv").open(encoding="utf-8") as file:
        indicators = {row["indicator_id"] for row in csv.DictReader(file)}
    assert {example.id for example in EXAMPLES} == indicators


def test_the_examples_are_those_that_the_catalogue_gives() -> None:
    assert print_examples.stale() == []


def test_a_missing_or_a_changed_example_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_examples, "FOLDER", tmp_path)
    for name, text in print_examples.examples().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert print_examples.stale() == []
    first, second, *_ = sorted(tmp_path.glob("*.sql"))
    first.unlink()
    second.write_text("select 1\n", encoding="utf-8")
    assert print_examples.stale() == [first, second]


@pytest.mark.parametrize("example", EXAMPLES, ids=by_id)
def test_an_example_gives_the_published_values(
    example: Question, query: duckdb.DuckDBPyConnection
) -> None:
    rows_compared = 0
    for month in periods(query):
        for window in ("window", "ytd"):
            rows = query.execute(asked(example, month, window)).fetchall()
            told = {(row[0], row[1]): row[4:9] for row in rows}
            published = query.execute(
                PUBLISHED,
                {"indicator": example.id, "month": month, "window": window},
            ).fetchall()
            assert told.keys() == {(row[0], row[1]) for row in published}
            for *key, numerator, denominator, value, n in published:
                mine = told[tuple(key)]
                assert (mine[0], mine[1], mine[4]) == (numerator, denominator, n)
                assert mine[3] == value
                # Without a denominator there is no value, on either side.
                assert (mine[2] is None) is (value is None)
                if value is not None:
                    assert math.isclose(mine[2], value, rel_tol=1e-9, abs_tol=1e-9)
            rows_compared += len(published)
    assert rows_compared > 0


def test_examples_reach_the_county_units_and_towns(
    query: duckdb.DuckDBPyConnection,
) -> None:
    levels = {
        (example.id, row[0])
        for example in EXAMPLES
        for row in query.execute(asked(example, date(2023, 9, 1), "ytd")).fetchall()
    }
    assert {indicator for indicator, level in levels if level == "county"} == {
        example.id for example in EXAMPLES
    }
    assert {level for _, level in levels} == {"county", "unit", "town"}
