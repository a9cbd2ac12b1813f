"""Rows that offices should correct, why, and how they go back."""

from dashboards.reading import Row, read
from u145.quarantine.rows import QuarantinedRow, read_quarantine
from u145.releases.current import Release, connect
from u145.settings import Language


def reasons(release: Release) -> list[Row]:
    """Return how many rows came back, by reason and feed, most first."""
    return read(
        release,
        """
        select
            reasons.*,
            freshness.feed_name_zh,
            freshness.feed_name_en,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_quarantine_reasons as reasons

        left join operations.mart_feed_freshness as freshness
            on freshness.feed_id = reasons.feed_id

        inner join catalogue.states
            on
                states.state_kind = 'row'
                and states.state_id = reasons.severity

        order by states.position, reasons.rows_total desc, reasons.issue_id
        """,
    )


def feeds(release: Release) -> list[Row]:
    """Return the feeds that have rows to correct, and how many."""
    return read(
        release,
        """
        select
            quarantine.feed_id,
            freshness.feed_name_zh,
            freshness.feed_name_en,
            count(*) as rows_total

        from operations.mart_quarantine as quarantine

        inner join operations.mart_feed_freshness as freshness
            on freshness.feed_id = quarantine.feed_id

        group by all

        order by rows_total desc, quarantine.feed_id
        """,
    )


ROWS = """
    select
        quarantine.* exclude (original_row),
        freshness.feed_name_zh,
        freshness.feed_name_en,
        states.label_zh,
        states.label_en,
        states.colour,
        states.colour_text,
        states.icon

    from operations.mart_quarantine as quarantine

    left join operations.mart_feed_freshness as freshness
        on freshness.feed_id = quarantine.feed_id

    inner join catalogue.states
        on
            states.state_kind = 'row'
            and states.state_id = quarantine.severity

    where
        (quarantine.feed_id = $feed or $feed = '')
        and (quarantine.severity = $severity or $severity = '')
        and (
            $issue = ''
            or exists (
                from operations.mart_quarantine_issues as issues
                where
                    issues.issue_id = $issue
                    and issues.record_kind = quarantine.record_kind
                    and issues.delivery_id = quarantine.delivery_id
                    and issues.sheet = quarantine.sheet
                    and issues.row_number = quarantine.row_number
            )
        )

    order by
        states.position,
        quarantine.feed_id,
        quarantine.file_name,
        quarantine.sheet,
        quarantine.row_number
"""


def rows(release: Release, feed: str, issue: str, severity: str) -> list[Row]:
    """Return the rows to correct of a feed, or of all, with their reasons."""
    return read(release, ROWS, feed=feed, issue=issue, severity=severity)


def sent_back(release: Release, language: Language, feed: str) -> list[QuarantinedRow]:
    """Return the rows of a feed as they landed, for the files that go back."""
    with connect(release) as connection:
        return read_quarantine(connection, language, feed)
