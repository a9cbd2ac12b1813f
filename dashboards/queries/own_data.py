"""What a unit sends itself: whether in time, and what it lacks."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

FEEDS = """
    with

    graded as (

        select *
        from operations.mart_data_quality
        where period_month <= $month
        qualify row_number() over (
            partition by feed_id order by period_month desc
        ) = 1

    )

    select
        feeds.feed_id,
        feeds.feed_name_zh,
        feeds.feed_name_en,
        feeds.cadence_name_zh,
        feeds.cadence_name_en,
        feeds.covered_to,
        feeds.expected_by,
        feeds.days_late,
        feeds.freshness_status,
        graded.period_month as quality_month,
        graded.rows_total,
        graded.quality_grade,
        graded.quality_reason_zh,
        graded.quality_reason_en,
        count(*) filter (feeds.freshness_status != 'fresh') over () as late_total

    from operations.mart_feed_freshness as feeds

    left join graded
        on graded.feed_id = feeds.feed_id

    where feeds.owner_unit_id = $unit

    order by feeds.days_late desc, feeds.feed_id
"""


def owned_feeds(release: Release, unit_id: str, month: date) -> list[Row]:
    """Return the feeds a unit owns: whether late, and their grade up to a month.

    Each row also has `late_total`, how many of them are late.
    """
    return read(
        release,
        FEEDS,
        unit=unit_id,
        month=month,
    )


def data_problems(release: Release, unit_id: str) -> list[Row]:
    """Return what a unit's deliveries lack, most rows first, set aside first."""
    return read(
        release,
        """
        select *

        from operations.mart_unit_data_problems

        where unit_id = $unit

        order by severity, rows_total desc, feed_id, problem_id
        """,
        unit=unit_id,
    )
