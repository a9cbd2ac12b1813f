"""One unit: what it is, where it stands, what it does."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release


def directory(release: Release, month: date, window: str) -> list[Row]:
    """Return every unit that exists, with its rank where it has one."""
    return read(
        release,
        """
        select
            units.unit_id,
            units.unit_name as unit_name_zh,
            units.unit_name_en,
            units.group_name as group_name_zh,
            units.group_name_en,
            ranking.score,
            ranking.n,
            ranking.rank,
            ranking.units_ranked,
            ranking.reason_zh,
            ranking.reason_en

        from core.dim_units as units

        left join scorecards.mart_unit_ranking as ranking
            on
                ranking.unit_id = units.unit_id
                and ranking.period_month = $month
                and ranking.period_window = $window

        where units.valid_to is null or units.valid_to >= $month

        order by
            units.ranking_group nulls last,
            units.unit_group,
            ranking.rank nulls last,
            units.unit_id
        """,
        month=month,
        window=window,
    )


def unit(release: Release, unit_id: str) -> Row | None:
    """Return a unit's names and groups, or nothing if there is no such unit."""
    rows = read(
        release,
        """
        select
            units.unit_id,
            units.unit_name as unit_name_zh,
            units.unit_name_en,
            units.group_name as group_name_zh,
            units.group_name_en,
            units.ranking_group,
            units.valid_to,
            successors.unit_id as successor_unit_id,
            successors.unit_name as successor_name_zh,
            successors.unit_name_en as successor_name_en

        from core.dim_units as units

        left join core.dim_units as successors
            on units.successor_unit_id = successors.unit_id

        where units.unit_id = $unit
        """,
        unit=unit_id,
    )
    return rows[0] if rows else None


def rank(release: Release, unit_id: str, month: date, window: str) -> Row | None:
    """Return a unit's place in its ranking group, or nothing outside the groups."""
    rows = read(
        release,
        """
        select
            ranking.*,
            groups.ranking_group_name_zh,
            groups.ranking_group_name_en

        from scorecards.mart_unit_ranking as ranking

        inner join catalogue.ranking_groups as groups
            on ranking.ranking_group = groups.ranking_group

        where
            ranking.unit_id = $unit
            and ranking.period_month = $month
            and ranking.period_window = $window
        """,
        unit=unit_id,
        month=month,
        window=window,
    )
    return rows[0] if rows else None


PROFILE = """
    select
        profile.*,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        indicators.unit_name_zh,
        indicators.unit_name_en,
        indicators.decimals,
        statuses.label_zh,
        statuses.label_en,
        statuses.icon,
        statuses.colour,
        statuses.colour_text,
        count(*) filter (profile.status_id = 'met') over () as met_total,
        count(*) filter (profile.status_id = 'not_met') over () as missed_total

    from scorecards.mart_unit_profile as profile

    inner join core.dim_indicators as indicators
        on profile.indicator_id = indicators.indicator_id

    inner join catalogue.statuses as statuses
        on profile.status_id = statuses.status_id

    where
        profile.unit_id = $unit
        and profile.period_month = $month
        and profile.period_window = $window

    order by profile.score desc nulls last, indicators.position
"""


def profile(release: Release, unit_id: str, month: date, window: str) -> list[Row]:
    """Return all indicators that a unit has cases in, best score first.

    Each row also has `met_total` and `missed_total`, how many meet their target
    and how many are below their floor.
    """
    return read(
        release,
        PROFILE,
        unit=unit_id,
        month=month,
        window=window,
    )


def proposals(release: Release, unit_id: str) -> list[Row]:
    """Return what a unit has to answer, session by session, the newest first."""
    return read(
        release,
        """
        select
            cast(sessions.session_year as varchar) as session_year,
            handled.filed_count,
            handled.answered_count,
            handled.due_soon_count,
            handled.overdue_count,
            handled.on_time_pct

        from scorecards.mart_proposal_lifecycle as handled

        inner join reference.sessions as sessions
            on handled.session_id = sessions.session_id

        where handled.level = 'unit' and handled.entity_id = $unit

        order by sessions.session_year desc
        """,
        unit=unit_id,
    )


def places_listed(release: Release) -> int:
    """Return how many strengths and how many gaps a profile lists at most."""
    rows = read(
        release,
        "select limit_value from catalogue.limits where limit_id = 'profile_places'",
    )
    return int(rows[0]["limit_value"]) if rows else 0
