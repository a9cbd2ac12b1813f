"""Feeds: how far each one reaches."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def freshness(release: Release) -> list[Row]:
    """Return the feeds, latest first, then those with the oldest data."""
    return read(
        release,
        """
        select
            feed_id,
            feed_name_zh,
            feed_name_en,
            covered_to,
            days_late,
            freshness_status,
            count(*) filter (where freshness_status = 'late') over () as late_total

        from operations.mart_feed_freshness

        order by days_late desc, covered_to nulls first, feed_id
        """,
    )


def oldest_feed(release: Release) -> Row | None:
    """Return the feed whose data end first, among those that ever sent."""
    rows = read(
        release,
        """
        select feed_id, feed_name_zh, feed_name_en, covered_to
        from operations.mart_feed_freshness
        where covered_to is not null and cadence <> 'irregular'
        order by covered_to, feed_id
        limit 1
        """,
    )
    return rows[0] if rows else None
