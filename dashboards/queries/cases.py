"""Cases that are open until they are closed: how many, how old, which."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release


def flow(
    release: Release, part: str, month: date, window: str, level: str, entity: str
) -> list[Row]:
    """Return accepted, closed, open and overdue cases of every kind of a part."""
    return read(
        release,
        """
        select
            kinds.*,
            flow.accepted_total,
            flow.closed_total,
            flow.open_total,
            flow.overdue_total

        from catalogue.case_kinds as kinds

        left join scorecards.mart_case_flow as flow
            on
                kinds.case_kind_id = flow.case_kind_id
                and flow.level = $level
                and flow.entity_id = $entity
                and flow.period_month = $month
                and flow.period_window = $window

        where kinds.part = $part

        order by kinds.position
        """,
        part=part,
        month=month,
        window=window,
        level=level,
        entity=entity,
    )


def by_month(
    release: Release, part: str, month: date, level: str, entity: str
) -> dict[date, Row]:
    """Return a part's cases in each month of the year up to a month."""
    rows = read(
        release,
        """
        select
            flow.period_month,
            flow.accepted_total,
            flow.closed_total,
            flow.open_total,
            flow.overdue_total

        from scorecards.mart_case_flow as flow

        inner join catalogue.case_kinds as kinds
            on flow.case_kind_id = kinds.case_kind_id

        where
            kinds.part = $part
            and flow.level = $level
            and flow.entity_id = $entity
            and flow.period_window = 'window'
            and flow.period_month <= $month
            and extract(year from flow.period_month)
            = extract(year from cast($month as date))
        """,
        part=part,
        month=month,
        level=level,
        entity=entity,
    )
    return {row["period_month"]: row for row in rows}


def by_age(
    release: Release, kind: str, month: date, level: str, entity: str
) -> list[Row]:
    """Return a kind's open cases at the end of a month, a row per age."""
    return read(
        release,
        """
        select
            age_band_id,
            age_band_name_zh,
            age_band_name_en,
            open_total,
            overdue_total,
            in_time_total

        from scorecards.mart_open_cases_by_age

        where
            case_kind_id = $kind
            and level = $level
            and entity_id = $entity
            and period_month = $month

        order by position
        """,
        kind=kind,
        month=month,
        level=level,
        entity=entity,
    )


def oldest(release: Release, kind: str, month: date, unit: str, town: str) -> list[Row]:
    """Return a kind's open cases at the end of a month, the oldest first."""
    return read(
        release,
        """
        select
            cases.*,
            bands.age_band_name_zh,
            bands.age_band_name_en

        from scorecards.mart_open_cases as cases

        inner join catalogue.age_bands as bands
            on cases.age_band_id = bands.age_band_id

        where
            cases.case_kind_id = $kind
            and cases.period_month = $month
            and ($unit = '' or cases.unit_id = $unit)
            and ($town = '' or cases.town_id = $town)

        order by cases.age_days desc, cases.event_id
        """,
        kind=kind,
        month=month,
        unit=unit,
        town=town,
    )
