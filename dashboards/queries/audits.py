"""What was checked before a release, and how refreshes ended."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def checks(release: Release, status: str) -> list[Row]:
    """Return what was expected and found: failed first, then warned."""
    return read(
        release,
        """
        select
            results.*,
            freshness.feed_name_zh,
            freshness.feed_name_en,
            units.unit_name as owner_name_zh,
            units.unit_name_en as owner_name_en,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_expectation_results as results

        inner join catalogue.states
            on
                states.state_kind = 'check'
                and states.state_id = results.status_id

        left join operations.mart_feed_freshness as freshness
            on freshness.feed_id = results.feed_id

        left join core.dim_units as units
            on units.unit_id = results.owner

        where results.status_id = $status or $status = ''

        order by
            states.position, results.suite, results.rule_id, results.expected
        """,
        status=status,
    )


def runs(release: Release) -> list[Row]:
    """Return the refreshes up to a release, newest first."""
    return read(
        release,
        """
        select
            runs.*,
            strftime(runs.started_at, '%Y-%m-%d %H:%M') as started,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_refresh_runs as runs

        left join catalogue.states
            on
                states.state_kind = 'run'
                and states.state_id = runs.outcome

        order by runs.started_at desc
        """,
    )
