"""Towns beside each other, one town in all its figures, and silent towns."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

# An indicator and a counter are named, measured and judged in seeds of their
# own; here they stand side by side.
FIGURES = """
    with

    named as (

        select
            indicator_id as figure_id,
            indicator_name_zh as figure_name_zh,
            indicator_name_en as figure_name_en,
            definition_zh,
            definition_en,
            unit_name_zh,
            unit_name_en,
            decimals,
            position

        from core.dim_indicators

        union all

        select
            counter_id as figure_id,
            counter_name_zh as figure_name_zh,
            counter_name_en as figure_name_en,
            definition_zh,
            definition_en,
            unit_zh as unit_name_zh,
            unit_en as unit_name_en,
            0 as decimals,
            1000 + sort_order as position

        from catalogue.counters

    ),

    worded as (

        select status_id, label_zh, label_en, severity, icon, colour, colour_text
        from catalogue.statuses

        union all

        select
            status_id,
            status_name_zh as label_zh,
            status_name_en as label_en,
            severity,
            icon,
            colour,
            colour_text

        from catalogue.progress_statuses

        where status_id not in (select status_id from catalogue.statuses)

    )

    select
        figures.*,
        named.* exclude (figure_id),
        worded.* exclude (status_id),
        towns.town_name as town_name_zh,
        towns.town_name_en,
        towns.map_row,
        towns.map_column

    from scorecards.mart_town_figures as figures

    inner join named
        on figures.figure_id = named.figure_id

    inner join worded
        on figures.status_id = worded.status_id

    inner join core.dim_towns as towns
        on figures.town_id = towns.town_id

    where
        figures.period_month = $month
        and figures.period_window = $window
"""


def choices(release: Release, month: date, window: str) -> list[Row]:
    """Return the figures that any town has, those of the most towns first."""
    return read(
        release,
        f"""
        with figures as ({FIGURES})

        select distinct
            figure_id,
            figure_kind,
            figure_name_zh,
            figure_name_en,
            position,
            towns_ranked

        from figures

        where towns_ranked > 0

        order by towns_ranked desc, position
        """,
        month=month,
        window=window,
    )


def compared(release: Release, figure: str, month: date, window: str) -> list[Row]:
    """Return one figure of every town, the best first."""
    return read(
        release,
        f"""
        {FIGURES}
            and figures.figure_id = $figure

        order by figures.town_rank nulls last, figures.town_id
        """,
        figure=figure,
        month=month,
        window=window,
    )


def of_town(release: Release, town: str, month: date, window: str) -> list[Row]:
    """Return every figure of one town; the worst first."""
    return read(
        release,
        f"""
        {FIGURES}
            and figures.town_id = $town
            and figures.value is not null

        order by worded.severity desc, named.position
        """,
        town=town,
        month=month,
        window=window,
    )


def activity(release: Release, month: date) -> list[Row]:
    """Return how active every town is in every family of records."""
    return read(
        release,
        """
        select
            activity.*,
            families.family_name_zh,
            families.family_name_en,
            states.*,
            towns.town_name as town_name_zh,
            towns.town_name_en

        from scorecards.mart_town_activity as activity

        inner join catalogue.record_families as families
            on activity.family_id = families.family_id

        inner join catalogue.span_states as states
            on
                states.span_state_id
                = case when activity.is_silent then 'silent' else 'done' end

        inner join core.dim_towns as towns
            on activity.town_id = towns.town_id

        where activity.period_month = $month

        order by activity.town_id, families.position
        """,
        month=month,
    )


def silence(release: Release) -> Row:
    """Return the rule by which a town is silent: its months and its name."""
    [rule] = read(
        release,
        "select * from catalogue.limits where limit_id = 'town_silent_months'",
    )
    return rule
