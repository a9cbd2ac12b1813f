"""480,621 rows of a city's restaurant inspections, one row a violation."""

import pytest

from tests.real.conftest import Ask

INSPECTIONS = "from core.fct_inspections where feed_id = 'nyc_inspections'"
ROWS = "from staging.stg_records__inspections_typed where feed_id = 'nyc_inspections'"


def test_rows_not_yet_inspected_are_set_aside(published: Ask) -> None:
    """1900-01-01 says `not yet inspected`: such a row has no date to count at."""
    found = published("""
        select rows_landed, rows_staged, rows_quarantined
        from operations.mart_deliveries where feed_id = 'nyc_inspections'
    """)
    assert found == [(480_621, 479_567, 1_054)]
    found = published("""
        select issues, count(*), count_if(original_row like '%1900-01-01%')
        from operations.mart_quarantine where feed_id = 'nyc_inspections' group by all
    """)
    assert found == [("missing_date,sentinel_date:check_date", 1_054, 1_054)]


def test_violations_become_inspections(published: Ask) -> None:
    found = published(f"""
        select count(*), count_if(issue_count = 0), sum(issue_count) {INSPECTIONS}
    """)
    assert found == [(182_370, 8_359, 471_203)]


def test_establishments(built: Ask) -> None:
    """25,860 in the file; 1,054 of them were not yet inspected."""
    found = built(f"""
        select
            count(distinct split_part(inspection_id, '|', 1)),
            count(distinct split_part(inspection_id, '|', 1))
                filter (where not is_fatal)
        {ROWS}
    """)
    assert found == [(25_860, 25_860 - 1_054)]


def test_critical_violations(built: Ask) -> None:
    """The list of codes says which are critical; it is no file of records."""
    found = built(f"""
        select count(*), count_if(codes.critical_flag = 'Critical')
        from (select result_codes {ROWS} and result_codes is not null) as violations
        inner join read_csv(
            getvariable('real') || '/inspections_nyc_violation_codes.csv'
        ) as codes
            on violations.result_codes = codes.violation_code
    """)
    assert found == [(471_203, 263_698)]


def test_rows_that_say_the_same_twice(built: Ask) -> None:
    """5 rows repeat another in every column. Rows are violations: all five count."""
    found = built("""
        select sum(copies - 1) from (
            select *, count(*) as copies
            from (
                select * exclude (_row_number)
                from read_parquet(getvariable('raw') || '/inspections/*.parquet')
            )
            group by all
        )
    """)
    assert found == [(5,)]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "unit_raw",
            {
                "MANHATTAN": 73_283,
                "BROOKLYN": 44_274,
                "QUEENS": 41_874,
                "BRONX": 16_842,
                "STATEN ISLAND": 6_068,
                "Missing": 29,
            },
        ),
        (
            "year(check_date)",
            {
                2010: 2,
                2011: 144,
                2012: 17_118,
                2013: 49_038,
                2014: 56_096,
                2015: 59_840,
                2016: 132,
            },
        ),
    ],
)
def test_inspections_by(published: Ask, by: str, expected: dict[object, int]) -> None:
    assert dict(published(f"select {by}, count(*) {INSPECTIONS} group by all")) == (
        expected
    )


def test_a_name_that_begins_with_test_is_no_test(published: Ask) -> None:
    found = published(f"""
        select distinct object_name {INSPECTIONS} and object_name like 'TEST%'
    """)
    assert set(found) == {("TESTO",), ("TESTACCIO RISTORANTE",)}
