"""The records behind a figure: how many, how much, and which."""

from datetime import date

from dashboards.reading import Row, read, read_once
from u145.releases.current import Release

FIGURE = """
    select
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        indicators.definition_zh,
        indicators.definition_en,
        sides.measure_id,
        sides.measured_in,
        periods.first_date,
        periods.last_date,
        figures.entity_name_zh,
        figures.entity_name_en,
        sides.side,
        case sides.side
            when 'numerator' then figures.numerator else figures.denominator
        end as published,
        case sides.side
            when 'numerator' then figures.numerator_records
            else figures.denominator_records
        end as published_records

    from core.dim_indicators as indicators

    inner join core.dim_indicator_sides as sides
        on indicators.indicator_id = sides.indicator_id

    inner join scorecards.mart_indicator_values as figures
        on indicators.indicator_id = figures.indicator_id

    inner join scorecards.mart_indicator_periods as periods
        on
            figures.indicator_id = periods.indicator_id
            and figures.period_month = periods.period_month
            and figures.period_window = periods.period_window

    where
        indicators.indicator_id = $indicator
        and sides.side = $side
        and figures.level = $level
        and figures.entity_id = $entity
        and figures.period_month = $month
        and figures.period_window = $window
"""

# The name of the counting model leaves the facts of all others unread.
CASES = """
    with

    cases as (

        select * from core.fct_measures

        where
            measured_in = $measured_in
            and measure_id = $measure_id
            and case_date between $first_date and $last_date
            and case $level
                when 'county' then true
                when 'unit' then unit_id = $entity
                when 'town' then town_id = $entity
                when 'unit_group' then unit_id in (
                    select units.unit_id from core.dim_units as units
                    where units.unit_group = $entity
                )
            end

    )
"""
TOTAL = f"""
    {CASES}

    select
        count(*) as records_total,
        count(distinct record_kind || ':' || record_id) as distinct_total,
        coalesce(sum(measure_value), 0) as value_total,
        count(*) = $published_records
        and coalesce(sum(measure_value), 0) = $published as is_equal,
        coalesce(bool_and(measure_value = floor(measure_value)), true) as is_whole

    from cases
"""
# The page is cut out of the cases before anything is looked up for them: of a
# month's tens of thousands, fifty are shown.
LISTED = f"""
    {CASES},

    shown as (

        select * from cases
        order by case_date desc, record_kind, record_id
        limit $most offset $skipped

    )

    select
        shown.record_kind,
        shown.record_id,
        shown.case_date,
        shown.measure_value,
        records.record_no,
        coalesce(records.title, records.record_no) as title,
        coalesce(
            class_words.word_zh, records.class_code, kinds.kind_name_zh
        ) as class_name_zh,
        coalesce(
            class_words.word_en, records.class_code, kinds.kind_name_en
        ) as class_name_en,
        coalesce(state_words.word_zh, records.state_code) as state_name_zh,
        coalesce(state_words.word_en, records.state_code) as state_name_en,
        shown.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        shown.town_id,
        towns.town_name as town_name_zh,
        towns.town_name_en

    from shown

    left join core.fct_records as records
        on
            shown.record_kind = records.record_kind
            and shown.record_id = records.record_id

    left join catalogue.record_kinds as kinds
        on shown.record_kind = kinds.record_kind

    left join core.dim_code_words as class_words
        on
            kinds.class_set = class_words.word_set
            and records.class_code = class_words.code_value

    left join core.dim_code_words as state_words
        on
            kinds.state_set = state_words.word_set
            and records.state_code = state_words.code_value

    left join core.dim_units as units
        on shown.unit_id = units.unit_id

    left join core.dim_towns as towns
        on shown.town_id = towns.town_id

    order by shown.case_date desc, shown.record_kind, shown.record_id
"""
SIDES = ("numerator", "denominator")
FILTER = ("measured_in", "measure_id", "first_date", "last_date")


def figure(
    release: Release,
    indicator: str,
    side: str,
    *,
    level: str,
    entity: str,
    month: date,
    window: str,
) -> Row | None:
    """Return one side of a published figure and the days that it counts."""
    rows = read(
        release,
        FIGURE,
        indicator=indicator,
        side=side,
        level=level,
        entity=entity,
        month=month,
        window=window,
    )
    return rows[0] | {"level": level, "entity": entity} if rows else None


def total(release: Release, behind: Row) -> Row:
    """Return how many records a figure has, their sum, and whether both agree.

    Args:
        release: What to ask.
        behind: A row of `figure`.
    """
    figures = {name: behind[name] for name in ("published", "published_records")}
    [row] = read(release, TOTAL, **figures, **_filter(behind))
    return row


def listed(release: Release, behind: Row, most: int, skipped: int = 0) -> list[Row]:
    """Return some of the records behind a figure, newest first."""
    return read(release, LISTED, most=most, skipped=skipped, **_filter(behind))


def all_listed(release: Release, behind: Row, most: int) -> list[Row]:
    """Return the records behind a figure for a file; they are not remembered."""
    return read_once(release, LISTED, most=most, skipped=0, **_filter(behind))


def _filter(behind: Row) -> Row:
    return {name: behind[name] for name in (*FILTER, "level", "entity")}
