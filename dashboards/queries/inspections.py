"""Inspections: each kind by itself, topics, advice, visits too many."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release


def kinds(
    release: Release, month: date, window: str, level: str, entity: str
) -> list[Row]:
    """Return every kind with who inspects whom and what it did, never summed."""
    return read(
        release,
        """
        select
            kinds.*,
            counted.* exclude (
                kind, kind_name_zh, kind_name_en, gives_advice, position
            )

        from catalogue.inspection_kinds as kinds

        left join scorecards.mart_inspection_kinds as counted
            on
                kinds.kind = counted.kind
                and counted.level = $level
                and counted.entity_id = $entity
                and counted.period_month = $month
                and counted.period_window = $window

        order by kinds.position
        """,
        month=month,
        window=window,
        level=level,
        entity=entity,
    )


def topics(release: Release, month: date, unit: str) -> list[Row]:
    """Return the register's topics by kind, those that lag first."""
    return read(
        release,
        """
        select
            topics.*,
            topics.status_name_zh as label_zh,
            topics.status_name_en as label_en,
            statuses.* exclude (status_id, status_name_zh, status_name_en)

        from scorecards.mart_inspection_topics as topics

        left join catalogue.progress_statuses as statuses
            on topics.status_id = statuses.status_id

        where
            topics.period_month = $month
            and (
                $unit = ''
                or list_contains(string_split(topics.unit_ids, ','), $unit)
            )

        order by
            topics.kind_position, statuses.severity desc nulls last, topics.task_id
        """,
        month=month,
        unit=unit,
    )


def advice(release: Release, month: date, window: str, unit: str) -> list[Row]:
    """Return what raised advice in the month or the year to date, newest first."""
    return read(
        release,
        """
        select *

        from scorecards.mart_inspection_advice

        where
            period_month <= $month
            and (
                period_month = $month
                or ($window = 'ytd' and year(period_month) = year($month))
            )
            and ($unit = '' or unit_id = $unit)

        order by check_date desc, inspection_id
        """,
        month=month,
        window=window,
        unit=unit,
    )


def overfrequent(release: Release, month: date, unit: str) -> list[Row]:
    """Return the pairs over the limit of visits a year, most visits first."""
    return read(
        release,
        """
        select
            pairs.*,
            towns.town_name as town_name_zh,
            towns.town_name_en

        from scorecards.mart_overfrequent_pairs as pairs

        left join core.dim_towns as towns
            on pairs.town_id = towns.town_id

        where
            pairs.period_month = $month
            and ($unit = '' or pairs.unit_id = $unit)

        order by
            pairs.visits_count desc,
            pairs.over_since_date,
            pairs.unit_id,
            pairs.enterprise_id
        """,
        month=month,
        unit=unit,
    )


def visits_allowed(release: Release) -> int:
    """Return how often a unit may visit an enterprise in a year."""
    [row] = read(
        release,
        """
        select limit_value
        from catalogue.limits
        where limit_id = 'inspection_frequency_max'
        """,
    )
    return int(row["limit_value"])
