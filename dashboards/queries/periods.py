"""The months that a release can show."""

from datetime import date

from dashboards.reading import read
from u145.releases.current import Release


def months(release: Release) -> list[date]:
    """Return the months with an index, newest first."""
    rows = read(
        release,
        """
        select distinct period_month
        from scorecards.mart_strategy_scores
        where node_kind = 'index' and score is not null
        order by period_month desc
        """,
    )
    return [row["period_month"] for row in rows]


def has_placeholders(release: Release, month: date) -> bool:
    """Say whether a target in force in a month still waits for the county."""
    rows = read(
        release,
        """
        select 1
        from catalogue.targets
        where
            is_placeholder
            and valid_from <= $month
            and coalesce(valid_to, $month) >= $month
        limit 1
        """,
        month=month,
    )
    return bool(rows)
