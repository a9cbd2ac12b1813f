"""74,401 rows of a city's sanitation complaints.

A service number that comes with different rows is one record in several
versions. The README of the records counts rows, so its figures are those of
all versions; the facts count numbers.
"""

import pytest

from tests.real.conftest import Ask

VERSIONS = """
    from (
        select *, datediff('day', accept_date, close_date) as days
        from intermediate.int_events_versioned where feed_id = 'chicago_requests'
    )
"""


def test_rows_and_numbers(built: Ask, published: Ask) -> None:
    found = built(f"""
        select
            count(*),
            count(distinct event_no),
            count_if(is_current),
            count_if(is_same_again),
            count_if(is_repeat)
        {VERSIONS}
    """)
    assert found == [(74_401, 74_026, 74_026, 3, 3_633)]
    found = published(
        "select count(*), count(distinct event_no)"
        " from core.fct_events where feed_id = 'chicago_requests'"
    )
    assert found == [(74_026, 74_026)]


def test_exact_duplicates_are_the_versions_that_say_the_same(built: Ask) -> None:
    found = built("""
        select sum(copies - 1) from (
            select *, count(*) as copies
            from (
                select * exclude (_row_number)
                from read_parquet(
                    getvariable('raw') || '/events/*.parquet', union_by_name = true
                )
                where _feed = 'chicago_requests'
            )
            group by all
        )
    """)
    assert found == [(3,)]


def test_how_long_a_request_took(built: Ask) -> None:
    found = built(f"""
        select
            count(days),
            round(100.0 * count(days) / count(*), 2),
            median(days),
            count_if(days <= 5),
            round(100.0 * count_if(days <= 5) / count(*), 2),
            round(100.0 * count_if(days <= 14) / count(*), 2)
        {VERSIONS}
    """)
    assert found == [(74_076, 99.56, 3, 51_287, 68.93, 87.47)]


@pytest.mark.parametrize(
    ("ward", "received", "closed", "within_5_days_pct"),
    [
        ("6", 3_085, 3_064, 36.27),
        ("21", 3_033, 2_987, 25.35),
        ("17", 2_804, 2_780, 56.53),
        ("18", 2_650, 2_638, 41.85),
        ("7", 2_575, 2_567, 63.61),
    ],
)
def test_by_ward(
    built: Ask, ward: str, received: int, closed: int, within_5_days_pct: float
) -> None:
    found = built(f"""
        select
            count(*),
            count(days),
            round(100.0 * count_if(days <= 5) / count(*), 2)
        {VERSIONS} where unit = '{ward}'
    """)
    assert found == [(received, closed, within_5_days_pct)]


def test_a_closed_request_closes_on_the_day_it_says(published: Ask) -> None:
    """Of the numbers, not of the rows: what a page of this county would show."""
    found = published("""
        select count(*), count(close_date), count_if(close_date < accept_date)
        from core.fct_events where feed_id = 'chicago_requests'
    """)
    assert found == [(74_026, 73_701, 0)]
