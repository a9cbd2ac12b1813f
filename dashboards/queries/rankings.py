"""Units among their like: ranks, honour and warning lists, funnels."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release


def groups(release: Release, month: date, window: str) -> list[Row]:
    """Return the ranking groups with how many units are ranked and listed."""
    return read(
        release,
        """
        select
            groups.ranking_group,
            groups.ranking_group_name_zh,
            groups.ranking_group_name_en,
            groups.indicators_min,
            count(ranking.unit_id) as units_total,
            count(ranking.rank) as units_ranked,
            count(*) filter (ranking.is_honoured) as units_honoured,
            count(*) filter (ranking.is_warned) as units_warned

        from catalogue.ranking_groups as groups

        left join scorecards.mart_unit_ranking as ranking
            on
                ranking.ranking_group = groups.ranking_group
                and ranking.period_month = $month
                and ranking.period_window = $window

        group by all

        order by groups.ranking_group
        """,
        month=month,
        window=window,
    )


RANKING = """
    select
        ranking.*,
        ranking.unit_name as unit_name_zh,
        coalesce(units.short_name, units.unit_name) as unit_short_name_zh,
        ranking.unit_name_en as unit_short_name_en,
        ranking.rank is not null as is_judged,
        lists.list_id,
        lists.label_zh as list_label_zh,
        lists.label_en as list_label_en,
        lists.icon as list_icon

    from scorecards.mart_unit_ranking as ranking

    inner join core.dim_units as units
        on ranking.unit_id = units.unit_id

    left join catalogue.ranking_lists as lists
        on
            (ranking.is_honoured and lists.list_id = 'honour')
            or (ranking.is_warned and lists.list_id = 'warning')

    where
        ranking.ranking_group = $group
        and ranking.period_month = $month
        and ranking.period_window = $window

    order by ranking.rank nulls last, ranking.score desc, ranking.unit_id
"""


def ranking(release: Release, group: str, month: date, window: str) -> list[Row]:
    """Return the units of a group in the order of their ranks.

    Units without a rank come last; `list_id` and `list_label` name the list that
    a unit is on.
    """
    return read(
        release,
        RANKING,
        group=group,
        month=month,
        window=window,
    )


def reasons_off(
    release: Release, group: str, month: date, window: str, list_id: str
) -> list[Row]:
    """Return why units of a group are not on a list, with how many units each."""
    return read(
        release,
        """
        select
            ranking.reason_zh,
            ranking.reason_en,
            count(*) as units_total

        from scorecards.mart_unit_ranking as ranking

        inner join catalogue.ranking_reasons as reasons
            on ranking.reason_id = reasons.reason_id

        where
            ranking.ranking_group = $group
            and ranking.period_month = $month
            and ranking.period_window = $window
            and reasons.list_id in ($list, 'both')
            and not (case $list
                when 'honour' then ranking.is_honoured
                else ranking.is_warned
            end)

        group by all

        order by units_total desc, ranking.reason_zh
        """,
        group=group,
        month=month,
        window=window,
        list=list_id,
    )


FUNNELS = """
    select distinct
        funnel.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        indicators.definition_zh,
        indicators.definition_en,
        indicators.direction,
        indicators.min_n,
        indicators.unit_name_zh,
        indicators.unit_name_en,
        indicators.decimals,
        indicators.position,
        funnel.group_value,
        funnel.units_judged,
        funnel.units_outside

    from scorecards.mart_ranking_funnel as funnel

    inner join core.dim_indicators as indicators
        on funnel.indicator_id = indicators.indicator_id

    where
        funnel.ranking_group = $group
        and funnel.period_month = $month
        and funnel.period_window = $window
        -- one alone cannot be compared
        and funnel.units_judged > 1

    order by
        funnel.units_outside desc,
        funnel.units_judged desc,
        indicators.position
"""


def funnel_indicators(
    release: Release, group: str, month: date, window: str
) -> list[Row]:
    """Return the indicators a group has a funnel of, most units outside first."""
    return read(
        release,
        FUNNELS,
        group=group,
        month=month,
        window=window,
    )


def funnel(
    release: Release, group: str, month: date, window: str, indicator: str
) -> list[Row]:
    """Return the units of a group in an indicator's funnel, with their verdict."""
    return read(
        release,
        """
        select
            funnel.*,
            indicators.decimals,
            verdicts.label_zh,
            verdicts.label_en,
            verdicts.icon,
            verdicts.shape

        from scorecards.mart_ranking_funnel as funnel

        inner join core.dim_indicators as indicators
            on funnel.indicator_id = indicators.indicator_id

        inner join catalogue.funnel_verdicts as verdicts
            on funnel.verdict_id = verdicts.verdict_id

        where
            funnel.ranking_group = $group
            and funnel.indicator_id = $indicator
            and funnel.period_month = $month
            and funnel.period_window = $window

        order by verdicts.position, funnel.n desc, funnel.unit_id
        """,
        group=group,
        indicator=indicator,
        month=month,
        window=window,
    )


def funnel_limits(
    release: Release, group: str, month: date, window: str, indicator: str
) -> list[Row]:
    """Return the curves of an indicator's funnel, by number of cases."""
    return read(
        release,
        """
        select n, group_value, low_95, high_95, low_998, high_998

        from scorecards.mart_ranking_funnel_limits

        where
            ranking_group = $group
            and indicator_id = $indicator
            and period_month = $month
            and period_window = $window

        order by n
        """,
        group=group,
        indicator=indicator,
        month=month,
        window=window,
    )


def verdicts(release: Release) -> list[Row]:
    """Return the words of a funnel with what they mean, highest first."""
    return read(release, "select * from catalogue.funnel_verdicts order by position")


def lists(release: Release) -> dict[str, Row]:
    """Return the word and the sign of the honour and of the warning list."""
    rows = read(release, "select * from catalogue.ranking_lists order by position")
    return {row["list_id"]: row for row in rows}
