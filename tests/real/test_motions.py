"""1,072 motions of a city council, each with a nested list of dated steps."""

from datetime import date

from tests.real.conftest import Ask

MOTIONS = """
    from (
        select *, datediff('day', submit_date, reply_date) as days
        from core.fct_proposals where feed_id = 'taipei_motions'
    )
"""
# Steps stay whole on the record, as they were nested in the file.
STEPS = """
    from (
        select
            proposal_id, review_date, unnest(from_json(steps, '["JSON"]')) as step
        from intermediate.int_proposals_versioned
        where feed_id = 'taipei_motions' and is_current
    )
"""


def test_every_motion_is_received(published: Ask) -> None:
    found = published(f"select count(*), min(submit_date), max(submit_date) {MOTIONS}")
    assert found == [(1072, date(1999, 12, 13), date(2014, 9, 19))]


def test_how_long_an_answer_took(published: Ask) -> None:
    found = published(f"""
        select
            count(days),
            median(days),
            round(100.0 * count_if(days <= 90) / count(days), 2),
            round(100.0 * count_if(days <= 90) / count(*), 2)
        {MOTIONS}
    """)
    assert found == [(936, 84.5, 52.24, 45.62)]


def test_what_became_of_them(published: Ask) -> None:
    found = published(f"select reply_class_raw, count(*) {MOTIONS} group by all")
    assert dict(found) == {
        "存參": 794,
        "已完成": 236,
        "尚未回文": 39,
        "計畫中": 2,
        None: 1,
    }


def test_the_largest_categories(published: Ask) -> None:
    found = published(f"""
        select category, count(*), count(days), median(days)
        {MOTIONS} group by category order by count(*) desc limit 3
    """)
    assert found == [
        ("法規", 288, 250, 59.5),
        ("民政", 175, 166, 68),
        ("財建", 156, 137, 99),
    ]


def test_motions_without_a_number_are_kept(published: Ask) -> None:
    found = published(f"select count(*) {MOTIONS} where proposal_no is null")
    assert found == [(3,)]


def test_dates_of_the_republic_are_read(built: Ask, published: Ask) -> None:
    """491 dates count from 1912: those of the committees' opinions, all of them."""
    texts = built(f"""
        select step ->> 'motion', count(*) {STEPS}
        where step ->> 'date' like '民國%' group by all
    """)
    assert texts == [("委員會審查意見", 491)]
    assert published(f"select count(review_date) {MOTIONS}") == [(491,)]
    # 民國102年12月17日 is 2013-12-17: the year of the republic plus 1911.
    part = "try_cast(regexp_extract(step ->> 'date', '([0-9]+){}', 1) as integer)"
    year, month, day = (part.format(mark) for mark in "年月日")
    misread = built(f"""
        select proposal_id, step ->> 'date', review_date {STEPS}
        where
            step ->> 'motion' = '委員會審查意見'
            and review_date is distinct from make_date({year} + 1911, {month}, {day})
    """)
    assert misread == []


def test_odd_steps_stay_as_they_came(built: Ask) -> None:
    """108 steps have no name; a misspelt key holds decisions.

    The README of the records says that the key stands in plenary and committee
    steps. Those of committees spell it right; it is the nameless ones.
    """
    found = built(f"""
        select step ->> 'motion', count(*), count(step ->> 'resolusion')
        {STEPS} group by all
    """)
    assert set(found) == {
        ("來文", 924, 0),
        ("收文", 1072, 0),
        ("委員會審查意見", 491, 0),
        ("大會議決", 948, 936),
        ("發文", 936, 0),
        (None, 108, 108),
    }


def test_no_motion_is_set_aside(published: Ask) -> None:
    found = published(
        "select rows_landed, rows_staged, rows_quarantined"
        " from operations.mart_deliveries where feed_id = 'taipei_motions'"
    )
    assert found == [(1072, 1072, 0)]
