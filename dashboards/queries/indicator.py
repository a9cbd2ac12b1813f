"""One indicator: what it means, how it went, who stands where."""

from datetime import date

from dashboards.queries.indicators import STATUS_AND_CHANGE
from dashboards.reading import Row, read
from u145.releases.current import Release

FIGURE = f"""
    select
        figures.*,
        statuses.label_zh,
        statuses.label_en,
        statuses.colour,
        statuses.colour_text,
        statuses.icon,
        changes.not_met_since,
        changes.previous_change,
        changes.previous_move,
        changes.last_year_change,
        changes.last_year_move,
        changes.points_total,
        changes.centre_value,
        changes.lower_limit,
        changes.upper_limit,
        changes.verdict_id,
        verdicts.verdict_name_zh,
        verdicts.verdict_name_en,
        verdicts.explanation_zh,
        verdicts.explanation_en,
        coalesce(verdicts.is_special, false) as is_special

    from scorecards.mart_indicator_values as figures

    {STATUS_AND_CHANGE}

    where
        figures.indicator_id = $indicator
        and figures.level = $level
        and figures.entity_id = $entity
        and figures.period_month = $month
        and figures.period_window = $window
"""
TREND = """
    select
        figures.period_month,
        figures.value,
        figures.target_value,
        figures.same_month_last_year_value,
        figures.n,
        figures.status_id,
        statuses.label_zh,
        statuses.label_en,
        statuses.colour,
        statuses.colour_text,
        statuses.icon

    from scorecards.mart_indicator_values as figures

    inner join catalogue.statuses
        on figures.status_id = statuses.status_id

    where
        figures.indicator_id = $indicator
        and figures.level = $level
        and figures.entity_id = $entity
        and figures.period_window = $window
        and figures.period_month <= $month
        and figures.period_month > $month - to_years(2)

    order by figures.period_month
"""
PLACES = """
    select
        figures.entity_id as place_id,
        coalesce(units.short_name, figures.entity_name_zh) as place_name_zh,
        figures.entity_name_en as place_name_en,
        figures.value,
        figures.value_low,
        figures.value_high,
        figures.target_value,
        figures.n,
        figures.score,
        figures.score is not null as is_judged,
        figures.status_id,
        statuses.label_zh,
        statuses.label_en,
        statuses.colour,
        statuses.colour_text,
        statuses.icon

    from scorecards.mart_indicator_values as figures

    inner join catalogue.statuses
        on figures.status_id = statuses.status_id

    left join core.dim_units as units
        on
            figures.level = 'unit'
            and figures.entity_id = units.unit_id

    where
        figures.indicator_id = $indicator
        and figures.level = $level
        and figures.period_month = $month
        and figures.period_window = $window
        and figures.value is not null

    order by
        figures.score desc nulls last,
        figures.n desc,
        figures.entity_id
"""


def definition(release: Release, indicator: str) -> Row | None:
    """Return what an indicator means, its names, nodes and owner; None if unknown."""
    rows = read(
        release,
        """
        select
            indicators.*,
            standards.node_name_zh as standard_name_zh,
            standards.node_name_en as standard_name_en,
            priorities.node_name_zh as priority_name_zh,
            priorities.node_name_en as priority_name_en,
            numerators.measure_name_zh as numerator_name_zh,
            numerators.measure_name_en as numerator_name_en,
            denominators.measure_name_zh as denominator_name_zh,
            denominators.measure_name_en as denominator_name_en

        from core.dim_indicators as indicators

        left join core.dim_nodes as standards
            on
                standards.node_kind = 'standard'
                and standards.node_id = indicators.standard_id

        left join core.dim_nodes as priorities
            on
                priorities.node_kind = 'priority'
                and priorities.node_id = indicators.priority_id

        left join core.dim_measures as numerators
            on indicators.numerator_measure = numerators.measure_id

        left join core.dim_measures as denominators
            on indicators.denominator_measure = denominators.measure_id

        where indicators.indicator_id = $indicator
        """,
        indicator=indicator,
    )
    return rows[0] if rows else None


def names(release: Release) -> list[Row]:
    """Return all indicators to choose from, in the catalogue's order."""
    return read(
        release,
        """
        select indicator_id, indicator_name_zh, indicator_name_en
        from core.dim_indicators
        order by position
        """,
    )


def figure(
    release: Release, indicator: str, month: date, window: str, level: str, entity: str
) -> Row | None:
    """Return one figure with status, changes, verdict and data quality."""
    rows = read(
        release,
        FIGURE,
        indicator=indicator,
        level=level,
        entity=entity,
        month=month,
        window=window,
    )
    return rows[0] if rows else None


def trend(
    release: Release, indicator: str, month: date, window: str, level: str, entity: str
) -> list[Row]:
    """Return two years of values up to a month, oldest first.

    With target, the value of the same month last year, status and n.
    """
    return read(
        release,
        TREND,
        indicator=indicator,
        level=level,
        entity=entity,
        month=month,
        window=window,
    )


def places(
    release: Release, indicator: str, month: date, window: str, level: str
) -> list[Row]:
    """Return who has a value at a level, the best first, too few cases last.

    One row per unit or town: names, value with its interval, target, n, score
    and looks of the status; `is_judged` tells enough cases from too few.
    """
    return read(
        release,
        PLACES,
        indicator=indicator,
        level=level,
        month=month,
        window=window,
    )
