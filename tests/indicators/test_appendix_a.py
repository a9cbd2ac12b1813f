"""Published values, the cases behind them and a second computation agree."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.indicators.appendix_a import (
    OWN_WINDOW,
    STATEMENTS,
    WHOLE_COUNTY,
    split_by,
)
from tests.indicators.test_catalogue import CATALOGUE, rows

SCALES = {
    row["indicator_id"]: int(row["scale"]) for row in rows(CATALOGUE / "indicators.csv")
}
Pair = tuple[Decimal, Decimal]


@pytest.fixture(scope="module")
def release(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to a built warehouse."""
    return duckdb.connect(str(warehouse), read_only=True)


def first_day(indicator: str, as_of: date) -> date:
    """Return the first day that an indicator's statement covers."""
    if indicator in OWN_WINDOW:
        return date(as_of.year, as_of.month - (as_of.month - 1) % 3, 1)
    return date(as_of.year, 1, 1)


def computed(
    release: duckdb.DuckDBPyConnection, indicator: str, as_of: date
) -> tuple[Decimal, Decimal]:
    """Return numerator and denominator of the second computation."""
    statement = STATEMENTS[indicator]
    dates = {
        "y0": date(as_of.year, 1, 1),
        "q0": first_day(indicator, as_of),
        "as_of": as_of,
    }
    used = {name: day for name, day in dates.items() if f"${name}" in statement}
    row = release.execute(statement, used).fetchone()
    assert row is not None
    return Decimal(row[0]), Decimal(row[1])


def published(
    release: duckdb.DuckDBPyConnection, indicator: str, as_of: date
) -> tuple[Decimal, Decimal, float | None]:
    """Return numerator, denominator and value as the scorecard shows them."""
    row = release.execute(
        """
        select numerator, denominator, value
        from scorecards.mart_indicator_values
        where
            level = 'county'
            and indicator_id = $indicator
            and period_month = $month
            and period_window = $window
        """,
        {
            "indicator": indicator,
            "month": as_of.replace(day=1),
            "window": "window" if indicator in OWN_WINDOW else "ytd",
        },
    ).fetchone()
    assert row is not None, "a row is never missing"
    return row


def test_every_indicator_is_computed_a_second_time() -> None:
    assert set(STATEMENTS) == set(SCALES)


@pytest.mark.parametrize("indicator", STATEMENTS)
def test_published_values_are_the_second_computation(
    release: duckdb.DuckDBPyConnection, indicator: str, as_of: date
) -> None:
    numerator, denominator, value = published(release, indicator, as_of)
    assert (numerator, denominator) == computed(release, indicator, as_of)
    if denominator == 0:
        assert value is None
    else:
        expected = SCALES[indicator] * float(numerator) / float(denominator)
        assert value == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("indicator", STATEMENTS)
def test_cases_add_up_to_published_values(
    release: duckdb.DuckDBPyConnection, indicator: str, as_of: date
) -> None:
    summed = release.execute(
        """
        select coalesce(sum(numerator), 0), coalesce(sum(denominator), 0)
        from core.fct_indicator_cases
        where indicator_id = $indicator and case_date between $first and $as_of
        """,
        {
            "indicator": indicator,
            "first": first_day(indicator, as_of),
            "as_of": as_of,
        },
    ).fetchone()
    assert summed == published(release, indicator, as_of)[:2]


@pytest.mark.parametrize("level", ["unit", "town"])
@pytest.mark.parametrize("indicator", sorted(set(STATEMENTS) - WHOLE_COUNTY))
def test_values_of_units_and_towns_are_the_second_computation(
    release: duckdb.DuckDBPyConnection, indicator: str, level: str, as_of: date
) -> None:
    statement = split_by(f"{level}_id", STATEMENTS[indicator])
    dates = {"y0": date(as_of.year, 1, 1), "as_of": as_of}
    again = release.execute(statement, dates).fetchall()
    told = release.execute(
        """
        select entity_id, numerator, denominator
        from scorecards.mart_indicator_values
        where
            level = $level
            and indicator_id = $indicator
            and period_month = $month
            and period_window = 'ytd'
        """,
        {"level": level, "indicator": indicator, "month": as_of.replace(day=1)},
    ).fetchall()
    assert told
    assert with_cases(told) == with_cases(again)


def with_cases(rows: list[tuple[str, Decimal, Decimal]]) -> dict[str, Pair]:
    """Return the figures of everybody who has any."""
    return {
        entity: (Decimal(numerator), Decimal(denominator))
        for entity, numerator, denominator in rows
        if numerator or denominator
    }
