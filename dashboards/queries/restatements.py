"""What was published of closed months and is something else now, and why."""

from dashboards.reading import Row, read
from u145.releases.current import Release

FIGURES = """
    select
        restatements.*,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        coalesce(indicators.decimals, 1) as decimals,
        indicators.unit_name_zh,
        indicators.unit_name_en,
        -- A count is written as one, a total with its decimals.
        case
            when
                restatements.numerator_change = floor(restatements.numerator_change)
                and restatements.denominator_change
                = floor(restatements.denominator_change)
                then 0
            else 2
        end as part_decimals,
        statuses_then.label_zh as status_then_zh,
        statuses_then.label_en as status_then_en,
        statuses_now.label_zh as status_now_zh,
        statuses_now.label_en as status_now_en,
        causes.label_zh,
        causes.label_en,
        causes.colour,
        causes.colour_text,
        causes.icon

    from operations.mart_restatements as restatements

    left join core.dim_indicators as indicators
        on indicators.indicator_id = restatements.indicator_id

    left join catalogue.statuses as statuses_then
        on statuses_then.status_id = restatements.status_then_id

    left join catalogue.statuses as statuses_now
        on statuses_now.status_id = restatements.status_now_id

    inner join catalogue.states as causes
        on
            causes.state_kind = 'restatement'
            and causes.state_id = restatements.cause_id
"""


def months(release: Release) -> list[Row]:
    """Return the sealed months, newest first, and how much of each was restated."""
    return read(
        release,
        """
        select
            sealed.*,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from operations.mart_sealed_months as sealed

        inner join catalogue.states
            on
                states.state_kind = 'seal'
                and states.state_id = sealed.seal_state

        order by sealed.period_month desc
        """,
    )


def counts(release: Release, level: str, month: str) -> list[Row]:
    """Return how many figures were restated for each cause."""
    return read(
        release,
        """
        select
            states.state_id,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon,
            count(restatements.cause_id) as total

        from catalogue.states

        left join operations.mart_restatements as restatements
            on
                restatements.cause_id = states.state_id
                and restatements.level = $level
                and (
                    strftime(restatements.period_month, '%Y-%m') = $month
                    or $month = ''
                )

        where states.state_kind = 'restatement'

        group by all

        order by min(states.position)
        """,
        level=level,
        month=month,
    )


def figures(release: Release, level: str, month: str, cause: str) -> list[Row]:
    """Return the restated figures, the newest month and most records first.

    Args:
        release: What to ask.
        level: County, unit or town.
        month: As in an address, 2023-09; nothing means all.
        cause: State of kind `restatement`; nothing means all.
    """
    return read(
        release,
        f"""
        {FIGURES}

        where
            restatements.level = $level
            and (restatements.cause_id = $cause or $cause = '')
            and (
                strftime(restatements.period_month, '%Y-%m') = $month
                or $month = ''
            )

        order by
            restatements.period_month desc,
            indicators.position,
            restatements.period_window,
            restatements.records_total desc,
            restatements.entity_id
        """,
        level=level,
        month=month,
        cause=cause,
    )


def figure(
    release: Release, indicator: str, month: str, window: str, level: str, entity: str
) -> Row | None:
    """Return what was published of one figure, if it is something else now.

    The month is written as in an address, 2023-09.
    """
    rows = read(
        release,
        f"""
        {FIGURES}

        where
            restatements.indicator_id = $indicator
            and strftime(restatements.period_month, '%Y-%m') = $month
            and restatements.period_window = $window
            and restatements.level = $level
            and restatements.entity_id = $entity
        """,
        indicator=indicator,
        month=month,
        window=window,
        level=level,
        entity=entity,
    )
    return rows[0] if rows else None


RECORDS = """
    select
        restated.*,
        coalesce(records.title, records.record_no, restated.record_id) as title,
        coalesce(records.record_no, restated.record_id) as record_no,
        records.record_id is not null as is_kept,
        states.label_zh,
        states.label_en,
        states.colour,
        states.colour_text,
        states.icon,
        -- A count is written as one, a total with its decimals.
        case
            when bool_and(
                restated.numerator_then = floor(restated.numerator_then)
                and restated.numerator_now = floor(restated.numerator_now)
                and restated.denominator_then = floor(restated.denominator_then)
                and restated.denominator_now = floor(restated.denominator_now)
            ) over () then 0
            else 2
        end as decimals

    from operations.mart_restated_records as restated

    left join core.fct_records as records
        on
            records.record_kind = restated.record_kind
            and records.record_id = restated.record_id

    inner join catalogue.states
        on
            states.state_kind = 'restated'
            and states.state_id = restated.happened_id

    where
        restated.indicator_id = $indicator
        and restated.period_month = $month
        and restated.period_window = $window
        and restated.level = $level
        and restated.entity_id = $entity

    order by
        restated.is_new desc,
        states.position,
        restated.record_kind,
        restated.record_id
"""


def records(release: Release, restated: Row) -> list[Row]:
    """Return the records that made a figure another one.

    Args:
        release: What to ask.
        restated: A row of `figure`.
    """
    return read(
        release,
        RECORDS,
        indicator=restated["indicator_id"],
        month=restated["period_month"],
        window=restated["period_window"],
        level=restated["level"],
        entity=restated["entity_id"],
    )
