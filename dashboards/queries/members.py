"""Members: points by rule, committees and sectors, who was silent."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

# Members are counted by the month or by the year to date: there is no other
# window for them.
SPANS = {"window": "month", "ytd": "ytd"}


def groups(release: Release, kind: str, month: date, window: str) -> list[Row]:
    """Return the committees, the sectors or all, most points a member first.

    Args:
        release: What is read.
        kind: `committee`, `sector` or `county`.
        month: First day of the month.
        window: `window` for the month, `ytd` for the year to date.
    """
    return read(
        release,
        """
        select *

        from scorecards.mart_member_groups

        where
            group_kind = $kind
            and period_month = $month
            and period_window = $span

        order by points_mean desc, group_id
        """,
        kind=kind,
        month=month,
        span=SPANS[window],
    )


def county(release: Release, month: date, window: str) -> Row | None:
    """Return all members together, or nothing when there are none."""
    rows = groups(release, "county", month, window)
    return rows[0] if rows else None


def point_groups(release: Release, month: date, window: str) -> list[Row]:
    """Return points by the group of rules that caps them, most points first."""
    return read(
        release,
        """
        select *

        from scorecards.mart_member_point_groups

        where period_month = $month and period_window = $span

        order by points_total desc, cap_group
        """,
        month=month,
        span=SPANS[window],
    )


def rules(release: Release, month: date, window: str) -> list[Row]:
    """Return the rules with what they gave, most used first."""
    return read(
        release,
        """
        select *

        from scorecards.mart_member_rules

        where period_month = $month and period_window = $span

        order by awards_total desc, cap_group, rule_id
        """,
        month=month,
        span=SPANS[window],
    )


NAMED = """
    select
        members.name_masked,
        committees.committee_name as committee_name_zh,
        committees.committee_name_en,
        sectors.sector_name as sector_name_zh,
        sectors.sector_name_en,
        members.points_total,
        members.records_count,
        members.committee_rank

    from scorecards.mart_member_performance as members

    left join reference.committees as committees
        on members.committee_id = committees.committee_id

    left join reference.sectors as sectors
        on members.sector_id = sectors.sector_id

    where members.period_month = $month and members.period_window = $span
"""


def leading(release: Release, month: date, window: str, most: int = 20) -> list[Row]:
    """Return the members with most points, by masked name."""
    return read(
        release,
        f"{NAMED} order by members.points_total desc, members.member_id limit $most",
        month=month,
        span=SPANS[window],
        most=most,
    )


def silent(release: Release, month: date, window: str) -> list[Row]:
    """Return the members without a record in the quarter, by masked name."""
    return read(
        release,
        f"{NAMED} and members.is_silent_quarter"
        " order by members.committee_id, members.member_id",
        month=month,
        span=SPANS[window],
    )
