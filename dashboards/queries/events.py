"""Consultation, and the cases that people and enterprises hand in."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

COUNTERS = """
    select
        screens.section_id,
        counters.counter_id,
        counters.counter_name_zh,
        counters.counter_name_en,
        counters.definition_zh,
        counters.definition_en,
        counters.unit_zh,
        counters.unit_en,
        figures.value,
        figures.plan_value,
        figures.done_pct,
        figures.time_progress_pct,
        figures.is_placeholder,
        statuses.status_name_zh as label_zh,
        statuses.status_name_en as label_en,
        statuses.* exclude (status_name_zh, status_name_en)

    from catalogue.screen_counters as screens

    inner join catalogue.counters as counters
        on screens.counter_id = counters.counter_id

    inner join scorecards.mart_activity_counters as figures
        on
            screens.counter_id = figures.counter_id
            and figures.level = 'county'
            and figures.period_month = $month
            and figures.period_window = 'ytd'

    inner join catalogue.progress_statuses as statuses
        on figures.status_id = statuses.status_id

    where screens.screen_id = $screen

    order by screens.position
"""
SPANS = """
    select
        spans.entity_id,
        coalesce(towns.town_name, studios.studio_name) as entity_name_zh,
        coalesce(towns.town_name_en, studios.studio_name_en)
            as entity_name_en,
        spans.light_rule,
        spans.span_no,
        spans.span_start,
        spans.is_over,
        spans.span_total,
        states.*

    from scorecards.mart_counter_spans as spans

    inner join catalogue.screen_counters as screens
        on spans.counter_id = screens.counter_id

    inner join catalogue.span_states as states
        on spans.span_state_id = states.span_state_id

    left join core.dim_towns as towns
        on spans.level = 'town' and spans.entity_id = towns.town_id

    left join reference.studios as studios
        on spans.level = 'studio' and spans.entity_id = studios.studio_id

    where
        screens.screen_id = $screen
        and screens.section_id = $section
        and spans.level = $level
        and spans.period_month = $month

    order by spans.entity_id, spans.span_start
"""


def counters(release: Release, screen: str, month: date) -> list[Row]:
    """Return the activity counters of a screen: done, plan and standing."""
    return read(
        release,
        COUNTERS,
        screen=screen,
        month=month,
    )


def topics(release: Release, month: date) -> list[Row]:
    """Return the consultation topics of the year with their progress."""
    return read(
        release,
        """
        select
            topics.*,
            statuses.status_name_zh as label_zh,
            statuses.status_name_en as label_en,
            statuses.icon,
            statuses.colour,
            statuses.colour_text

        from scorecards.mart_consultation_topics as topics

        inner join catalogue.progress_statuses as statuses
            on topics.status_id = statuses.status_id

        where topics.period_month = $month

        order by topics.is_held, topics.task_id
        """,
        month=month,
    )


def spans(
    release: Release, screen: str, section: str, level: str, month: date
) -> list[Row]:
    """Return the quarters or months of a section's counters for a level.

    One row per entity and span, entities in the order of their keys.
    """
    return read(
        release,
        SPANS,
        screen=screen,
        section=section,
        level=level,
        month=month,
    )


def set_up_dates(release: Release, screen: str, month: date) -> dict[str, date]:
    """Return the day on which each studio was set up, as records say it."""
    rows = read(
        release,
        """
        select distinct
            activities.studio_id,
            activities.activity_date

        from core.fct_activities as activities

        inner join catalogue.counters as counters
            on
                activities.activity_id = counters.activity_id
                and counters.month_reach = 'since_start'

        inner join catalogue.screen_counters as screens
            on counters.counter_id = screens.counter_id

        where
            screens.screen_id = $screen
            and activities.studio_id is not null
            and activities.activity_date <= last_day($month)

        order by activities.activity_date desc
        """,
        screen=screen,
        month=month,
    )
    return {row["studio_id"]: row["activity_date"] for row in rows}
