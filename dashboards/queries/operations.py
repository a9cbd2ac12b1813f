"""What was sent, how good it was, what came back, and what was checked."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def feeds(release: Release) -> list[Row]:
    """Return how far each feed reaches against its cadence, the latest first."""
    return read(
        release,
        """
        select
            freshness.*,
            units.unit_name as owner_name_zh,
            units.unit_name_en as owner_name_en,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_feed_freshness as freshness

        inner join catalogue.states
            on
                states.state_kind = 'feed'
                and states.state_id = freshness.freshness_status

        left join core.dim_units as units
            on units.unit_id = freshness.owner_unit_id

        order by
            states.severity desc,
            freshness.days_late desc,
            freshness.covered_to nulls first,
            freshness.feed_id
        """,
    )


# What is counted: the mart, and its column that holds the state.
COUNTED = {
    "feed": ("mart_feed_freshness", "freshness_status"),
    "delivery": ("mart_deliveries", "outcome"),
    "row": ("mart_quarantine", "severity"),
    "check": ("mart_expectation_results", "status_id"),
}


def counts(release: Release, kind: str, feed: str = "") -> list[Row]:
    """Return how many feeds, deliveries, rows or checks are in each state."""
    mart, state = COUNTED[kind]
    return read(
        release,
        f"""
        select
            states.state_id,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon,
            count(counted.{state}) as total

        from catalogue.states

        left join operations.{mart} as counted
            on
                counted.{state} = states.state_id
                and (counted.feed_id = $feed or $feed = '')

        where states.state_kind = $kind

        group by all

        order by min(states.position)
        """,
        kind=kind,
        feed=feed,
    )


def grades(release: Release) -> list[Row]:
    """Return the grades of quality with word, colour and sign, best first."""
    return read(
        release,
        """
        select * from catalogue.states
        where state_kind = 'grade'
        order by position
        """,
    )


def feed_quality(release: Release) -> list[Row]:
    """Return each feed's grade of each month with its reason."""
    return read(
        release,
        """
        select
            quality.*,
            freshness.feed_name_zh,
            freshness.feed_name_en,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_data_quality as quality

        inner join operations.mart_feed_freshness as freshness
            on freshness.feed_id = quality.feed_id

        inner join catalogue.states
            on
                states.state_kind = 'grade'
                and states.state_id = quality.quality_grade

        order by quality.feed_id, quality.period_month
        """,
    )


def indicator_quality(release: Release) -> list[Row]:
    """Return each indicator's grade of the newest month, the worst first."""
    return read(
        release,
        """
        select
            quality.*,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_indicator_quality as quality

        inner join core.dim_indicators as indicators
            on indicators.indicator_id = quality.indicator_id

        inner join catalogue.states
            on
                states.state_kind = 'grade'
                and states.state_id = quality.quality_grade

        where
            quality.period_month = (
                select max(period_month) from operations.mart_indicator_quality
            )

        order by quality.quality_grade desc, indicators.position
        """,
    )


def deliveries(release: Release, feed: str, outcome: str) -> list[Row]:
    """Return what arrived, newest first; of one feed or state when asked."""
    return read(
        release,
        """
        select
            deliveries.*,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_deliveries as deliveries

        inner join catalogue.states
            on
                states.state_kind = 'delivery'
                and states.state_id = deliveries.outcome

        where
            (deliveries.feed_id = $feed or $feed = '')
            and (deliveries.outcome = $outcome or $outcome = '')

        order by
            states.severity desc,
            deliveries.landed_at desc,
            deliveries.file_name,
            deliveries.sheet
        """,
        feed=feed,
        outcome=outcome,
    )
