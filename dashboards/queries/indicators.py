"""Indicators: which need a decision, which moved."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

DECISIONS = """
    with

    owners as (

        select
            indicators.indicator_id,
            coalesce(
                any_value(units.unit_name),
                string_agg(groups.group_name, '、' order by groups.unit_group_id)
            ) as owner_names_zh,
            coalesce(
                any_value(units.unit_name_en),
                string_agg(groups.group_name_en, ', ' order by groups.unit_group_id)
            ) as owner_names_en

        from core.dim_indicators as indicators

        left join reference.units as units
            on indicators.owner_unit_id = units.unit_id

        left join reference.unit_groups as groups
            on list_contains(
                string_split(indicators.owner_groups, ','), groups.unit_group_id
            )

        group by all

    )

    select
        indicators.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        owners.owner_names_zh,
        owners.owner_names_en,
        units.unit_name_zh,
        units.unit_name_en,
        units.decimals,
        figures.value,
        figures.target_value,
        figures.n,
        figures.status_id,
        count(*) over () as misses_total

    from scorecards.mart_indicator_values as figures

    inner join core.dim_indicators as indicators
        on figures.indicator_id = indicators.indicator_id

    inner join owners
        on figures.indicator_id = owners.indicator_id

    inner join catalogue.units_of_measure as units
        on indicators.unit_id = units.unit_id

    where
        figures.level = 'county'
        and figures.period_month = $month
        and figures.period_window = $window
        and figures.status_id = 'not_met'

    order by figures.score, indicators.indicator_id
    limit $most
"""


def decisions(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the county's indicators that miss their target, worst first.

    Each row also has `misses_total`, how many there are in all.
    """
    return read(
        release,
        DECISIONS,
        month=month,
        window=window,
        most=most,
    )


def movers(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the indicators that moved the index most against the month before."""
    return read(
        release,
        """
        select
            indicators.indicator_id,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            sum(changes.contribution) as contribution

        from scorecards.mart_score_changes as changes

        inner join core.dim_indicators as indicators
            on changes.indicator_id = indicators.indicator_id

        where
            changes.node_kind = 'index'
            and changes.comparison = 'previous_month'
            and changes.period_month = $month
            and changes.period_window = $window

        group by all

        having abs(sum(changes.contribution)) >= 0.005

        order by abs(sum(changes.contribution)) desc, indicators.indicator_id
        limit $most
        """,
        month=month,
        window=window,
        most=most,
    )
