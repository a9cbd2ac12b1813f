"""Feeds: how far each one reaches."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def freshness(release: Release) -> list[Row]:
    """Return the feeds, held ones first, then the latest, then the oldest data."""
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
            count(*) filter (where freshness_status = 'late') over () as late_total,
            count(*) filter (where freshness_status = 'held') over () as held_total

        from operations.mart_feed_freshness

        order by
            freshness_status = 'held' desc,
            days_late desc,
            covered_to nulls first,
            feed_id
        """,
    )


def held_feeds(release: Release) -> list[Row]:
    """Return the feeds that are held back, with their owner, the longest first.

    A release from before anything could be held has none.
    """
    rows = read(
        release,
        """
        select
            freshness.*,
            units.unit_name as owner_name_zh,
            units.unit_name_en as owner_name_en
        from operations.mart_feed_freshness as freshness
        left join core.dim_units as units
            on units.unit_id = freshness.owner_unit_id
        where freshness.freshness_status = 'held'
        order by freshness.feed_id
        """,
    )
    return sorted(rows, key=lambda row: row["held_since"])


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
