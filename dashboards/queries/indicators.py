"""Indicators side by side: which need a decision, which moved, those of a node."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

# What is known of a figure besides itself: its status, how it moved, and the verdict.
STATUS_AND_CHANGE = """
    inner join catalogue.statuses
        on figures.status_id = statuses.status_id

    left join scorecards.mart_indicator_changes as changes
        on
            figures.level = changes.level
            and figures.entity_id = changes.entity_id
            and figures.indicator_id = changes.indicator_id
            and figures.period_month = changes.period_month
            and figures.period_window = changes.period_window

    left join core.dim_change_verdicts as verdicts
        on changes.verdict_id = verdicts.verdict_id
"""
FIGURES = f"""
    select
        indicators.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        indicators.definition_zh,
        indicators.definition_en,
        indicators.owner_names_zh,
        indicators.owner_names_en,
        indicators.standard_id,
        indicators.priority_id,
        units.unit_name_zh,
        units.unit_name_en,
        units.decimals,
        figures.entity_name_zh,
        figures.entity_name_en,
        figures.value,
        figures.target_value,
        figures.score,
        figures.weight,
        figures.n,
        figures.status_id,
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
        verdicts.verdict_name_zh,
        verdicts.verdict_name_en,
        coalesce(verdicts.is_special, false) as is_special,
        count(*) over () as rows_total,
        count(*) filter (where figures.status_id = 'not_met') over ()
            as misses_total

    from scorecards.mart_indicator_values as figures

    inner join core.dim_indicators as indicators
        on figures.indicator_id = indicators.indicator_id

    inner join catalogue.units_of_measure as units
        on indicators.unit_id = units.unit_id

    {STATUS_AND_CHANGE}

    where
        figures.level = $level
        and figures.entity_id = $entity
        and figures.period_month = $month
        and figures.period_window = $window
"""

OF_NODE = f"""
    {FIGURES}
    and case $kind
        when 'standard' then indicators.standard_id
        else indicators.priority_id
    end like coalesce(nullif($node, ''), '%')
    and ($level = 'county' or figures.value is not null)
    order by figures.score nulls last, indicators.position
"""


def decisions(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the county's indicators that miss their target, worst first.

    Each row also has `not_met_since`, the first month of the unbroken run, and
    `misses_total`, how many there are in all.
    """
    return read(
        release,
        f"""
        {FIGURES}
        and figures.status_id = 'not_met'
        order by figures.score, indicators.indicator_id
        limit $most
        """,
        level="county",
        entity="county",
        month=month,
        window=window,
        most=most,
    )


def of_nodes(
    release: Release,
    kind: str,
    node: str,
    month: date,
    window: str,
    level: str = "county",
    entity: str = "county",
) -> list[Row]:
    """Return the indicators of a node, or of all of a kind; the worst first.

    Args:
        release: Release to read.
        kind: standard or priority.
        node: Node; nothing means every node of the kind.
        month: Month of the figures.
        window: window or ytd.
        level: county, unit or town.
        entity: Whose figures; of a unit or town only those that have any.

    Returns:
        One row per indicator, with figures, looks of the status, changes and
        what the month's change can be called.
    """
    return read(
        release,
        OF_NODE,
        kind=kind,
        node=node,
        level=level,
        entity=entity,
        month=month,
        window=window,
    )


def trends(
    release: Release, month: date, window: str, level: str, entity: str
) -> dict[str, list[Row]]:
    """Return one year of values up to a month, by indicator."""
    rows = read(
        release,
        """
        select indicator_id, period_month, value, target_value
        from scorecards.mart_indicator_values
        where
            level = $level
            and entity_id = $entity
            and period_window = $window
            and period_month <= $month
            and period_month > $month - to_years(1)
        order by period_month
        """,
        level=level,
        entity=entity,
        month=month,
        window=window,
    )
    paths: dict[str, list[Row]] = {}
    for row in rows:
        paths.setdefault(row["indicator_id"], []).append(row)
    return paths


def movers(release: Release, month: date, window: str, most: int = 5) -> list[Row]:
    """Return the indicators that moved the index most against the month before.

    Moves that would be written as nothing are left out.
    """
    return read(
        release,
        """
        select
            indicators.indicator_id,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            movers.contribution

        from scorecards.mart_score_movers as movers

        inner join core.dim_indicators as indicators
            on movers.indicator_id = indicators.indicator_id

        where
            movers.node_kind = 'index'
            and movers.comparison = 'previous_month'
            and movers.period_month = $month
            and movers.period_window = $window
            and abs(movers.contribution) >= 0.005

        order by movers.mover_no
        limit $most
        """,
        month=month,
        window=window,
        most=most,
    )
