"""One record: what it says, where it came from, what it counts in."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release

EVENTS = "events"  # the kind of record of which there are millions
ORIGIN = """
    select
        details.record_kind,
        details.record_id,
        details.sheet,
        details.row_number,
        details.version_no,
        details.delivery_id,
        details.issues,
        details.record_json,
        records.record_no,
        records.title,
        kinds.kind_name_zh,
        kinds.kind_name_en,
        any_value(deliveries.feed_name_zh) as feed_name_zh,
        any_value(deliveries.feed_name_en) as feed_name_en,
        any_value(deliveries.file_name) as file_name,
        any_value(deliveries.landed_at) as landed_at

    from core.fct_record_details as details

    inner join core.fct_records as records
        on
            details.record_kind = records.record_kind
            and details.record_id = records.record_id

    inner join catalogue.record_kinds as kinds
        on details.record_kind = kinds.record_kind

    left join operations.mart_deliveries as deliveries
        on
            details.delivery_id = deliveries.delivery_id
            and details.record_kind = deliveries.record_kind
            and details.sheet = deliveries.sheet

    where
        details.record_kind = $kind
        and details.record_id = $record_id

    group by all
"""
# A field of several codes is called by several words.
FIELDS = """
    with

    shown as (

        select
            fields.position,
            fields.field_id,
            fields.field_type,
            fields.word_set,
            fields.label_zh,
            fields.label_en,
            json_extract_string($record_json, '$.' || fields.field_id)
                as field_value

        from core.dim_record_fields as fields

        where fields.record_kind = $kind

    )

    select
        shown.*,
        string_agg(words.word_zh, '、' order by words.code_value) as word_zh,
        string_agg(words.word_en, ', ' order by words.code_value) as word_en

    from shown

    left join core.dim_code_words as words
        on
            shown.word_set = words.word_set
            and list_contains(
                string_split(shown.field_value, ','), words.code_value
            )

    where shown.field_value is not null

    group by all
    order by shown.position
"""
ISSUES = """
    with

    found as (

        select unnest(string_split($issues, ',')) as issue

    )

    select
        issues.name_zh,
        issues.name_en,
        issues.advice_zh,
        issues.advice_en,
        columns.header_zh,
        columns.header_en

    from found

    inner join catalogue.issues as issues
        on split_part(found.issue, ':', 1) = issues.issue_id

    left join catalogue.record_columns as columns
        on
            columns.record_kind = $kind
            and split_part(found.issue, ':', 2) = columns.column_id

    order by columns.position, issues.issue_id
"""
# An event is counted on one of its own days, or between them: a test says so. With
# them known, most of millions of events need not be read.
DAYS = """
    select
        least(
            event_date, end_date, accept_date, due_date, close_date, bad_fix_due,
            bad_fix_date, pay_date, feedback_date, entered_date, record_date
        ) as first_date,
        greatest(
            event_date, end_date, accept_date, due_date, close_date, bad_fix_due,
            bad_fix_date, pay_date, feedback_date, entered_date, record_date
        ) as last_date

    from core.fct_events

    where event_id = $record_id
"""
COUNTS_IN = """
    select
        indicators.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        sides.side,
        measures.case_date,
        measures.measure_value,
        measures.measure_value = floor(measures.measure_value) as is_whole,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        towns.town_name as town_name_zh,
        towns.town_name_en

    from core.fct_measures as measures

    inner join core.dim_indicator_sides as sides
        on measures.measure_id = sides.measure_id

    inner join core.dim_indicators as indicators
        on sides.indicator_id = indicators.indicator_id

    left join core.dim_units as units
        on measures.unit_id = units.unit_id

    left join core.dim_towns as towns
        on measures.town_id = towns.town_id

    where
        measures.record_kind = $kind
        and measures.record_id = $record_id
        and measures.case_date between $first_date and $last_date

    order by indicators.position, sides.side desc, measures.case_date
"""


def origin(release: Release, kind: str, record_id: str) -> Row | None:
    """Return what a record is called and where it came from."""
    rows = read(release, ORIGIN, kind=kind, record_id=record_id)
    return rows[0] if rows else None


def fields(release: Release, found: Row) -> list[Row]:
    """Return the fields of a record that hold something, with their labels.

    Args:
        release: What to ask.
        found: A row of `origin`; looking for the record once is enough.
    """
    kind, content = found["record_kind"], found["record_json"]
    return read(release, FIELDS, kind=kind, record_json=content)


def issues(release: Release, found: Row) -> list[Row]:
    """Return what was wrong with a record (see `fields`), and what to do about it."""
    if not found["issues"]:
        return []
    return read(release, ISSUES, kind=found["record_kind"], issues=found["issues"])


def counts_in(release: Release, found: Row) -> list[Row]:
    """Return the indicators that a record (see `fields`) counts in, and when."""
    kind, record_id = found["record_kind"], found["record_id"]
    days = {"first_date": date.min, "last_date": date.max}
    if kind == EVENTS:
        [days] = read(release, DAYS, record_id=record_id)
    return read(release, COUNTS_IN, kind=kind, record_id=record_id, **days)
