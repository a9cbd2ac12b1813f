"""Which indicators a screen shows beside its records, with their figures."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

FIGURES = """
    select
        screens.section_id,
        indicators.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        indicators.definition_zh,
        indicators.definition_en,
        indicators.unit_name_zh,
        indicators.unit_name_en,
        indicators.decimals,
        indicators.direction,
        indicators.period_window,
        figures.value,
        figures.value_low,
        figures.value_high,
        figures.target_value,
        figures.numerator,
        figures.denominator,
        figures.n,
        figures.previous_value,
        figures.same_month_last_year_value,
        figures.quality_grade,
        figures.quality_reason_zh,
        figures.quality_reason_en,
        statuses.status_id,
        statuses.label_zh as status_label_zh,
        statuses.label_en as status_label_en,
        statuses.severity,
        statuses.colour,
        statuses.colour_text,
        statuses.shape,
        statuses.icon

    from catalogue.screen_indicators as screens

    inner join core.dim_indicators as indicators
        on screens.indicator_id = indicators.indicator_id

    left join scorecards.mart_indicator_values as figures
        on
            screens.indicator_id = figures.indicator_id
            and figures.level = $level
            and figures.entity_id = $entity
            and figures.period_month = $month
            and figures.period_window = $window

    left join catalogue.statuses as statuses
        on coalesce(figures.status_id, 'no_data') = statuses.status_id

    where screens.screen_id = $screen

    order by screens.position
"""
UNITS = """
    select
        figures.entity_id as unit_id,
        figures.entity_name_zh as unit_name_zh,
        figures.entity_name_en as unit_name_en,
        figures.indicator_id,
        figures.value,
        figures.n,
        figures.status_id

    from catalogue.screen_indicators as screens

    inner join core.dim_indicators as indicators
        on screens.indicator_id = indicators.indicator_id

    inner join scorecards.mart_indicator_values as figures
        on screens.indicator_id = figures.indicator_id

    inner join core.dim_units as units
        on
            figures.entity_id = units.unit_id
            and list_contains(
                string_split(indicators.owner_groups, ','), units.unit_group
            )

    where
        screens.screen_id = $screen
        and screens.section_id = $section
        and figures.level = 'unit'
        and figures.period_month = $month
        and figures.period_window = $window
        and figures.value is not null

    order by figures.entity_id, screens.position
"""


def indicators_of(
    release: Release, screen: str, month: date, window: str, level: str, entity: str
) -> list[Row]:
    """Return the indicators of a screen in its order, with figure and status.

    Every indicator of the screen has its row: one without a figure for the
    entity or the month is `no_data`.
    """
    return read(
        release,
        FIGURES,
        screen=screen,
        month=month,
        window=window,
        level=level,
        entity=entity,
    )


def indicators_by_unit(
    release: Release, screen: str, section: str, month: date, window: str
) -> list[Row]:
    """Return the figures of the units that own them, one row per indicator."""
    return read(
        release,
        UNITS,
        screen=screen,
        section=section,
        month=month,
        window=window,
    )
