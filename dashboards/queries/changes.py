"""Why a score changed, bar by bar and indicator by indicator."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

COMPARISONS = ("previous_month", "same_month_last_year")

WATERFALL = """
    select
        bars.bar_no,
        bars.effect_id,
        effects.effect_name_zh,
        effects.effect_name_en,
        effects.explanation_zh,
        effects.explanation_en,
        bars.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        bars.indicators_total,
        bars.from_score,
        bars.to_score,
        bars.contribution,
        bars.change_so_far

    from scorecards.mart_score_waterfalls as bars

    inner join catalogue.score_effects as effects
        on bars.effect_id = effects.effect_id

    left join core.dim_indicators as indicators
        on bars.indicator_id = indicators.indicator_id

    where
        bars.comparison = $comparison
        and bars.node_id = $node
        and bars.period_month = $month
        and bars.period_window = $window

    order by bars.bar_no
"""
CONTRIBUTIONS = """
    select
        changes.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        effects.effect_name_zh,
        effects.effect_name_en,
        changes.contribution,
        units.unit_name_zh,
        units.unit_name_en,
        units.decimals,
        figures.value,
        case $comparison
            when 'previous_month' then figures.previous_value
            else figures.same_month_last_year_value
        end as old_value

    from scorecards.mart_score_changes as changes

    inner join core.dim_indicators as indicators
        on changes.indicator_id = indicators.indicator_id

    inner join catalogue.units_of_measure as units
        on indicators.unit_id = units.unit_id

    inner join catalogue.score_effects as effects
        on changes.effect = effects.effect_id

    left join scorecards.mart_indicator_values as figures
        on
            figures.level = 'county'
            and figures.entity_id = 'county'
            and changes.indicator_id = figures.indicator_id
            and changes.period_month = figures.period_month
            and changes.period_window = figures.period_window

    where
        changes.comparison = $comparison
        and changes.node_id = $node
        and changes.period_month = $month
        and changes.period_window = $window
        and changes.contribution != 0

    order by abs(changes.contribution) desc, changes.indicator_id
"""


def waterfall(
    release: Release, comparison: str, node: str, month: date, window: str
) -> list[Row]:
    """Return the bars from an old score of a node to the new one, in order.

    Names of the indicator (null where a bar holds several or none) and of the
    effect, `from_score`, `to_score`, `contribution` and `change_so_far`: exact
    decimals. Empty when one of the two scores was not published.
    """
    return read(
        release,
        WATERFALL,
        comparison=comparison,
        node=node,
        month=month,
        window=window,
    )


def contributions(
    release: Release, comparison: str, node: str, month: date, window: str
) -> list[Row]:
    """Return every indicator's part in a change by effect, the largest first.

    With the value now and in the month compared with.
    """
    return read(
        release,
        CONTRIBUTIONS,
        comparison=comparison,
        node=node,
        month=month,
        window=window,
    )
