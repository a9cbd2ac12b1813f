-- The same sums, one row a span, so that an indicator can pick its own.
-- One row per level, entity, measure, month and span.
with

cumulated as (

    select * from {{ ref('int_measures_cumulated') }}

),

spanned as (

    select
        level,
        entity_id,
        measure_id,
        period_month,
        'month' as span,
        month_total as measure_total,
        month_records as records_total

    from cumulated

    union all

    select
        level,
        entity_id,
        measure_id,
        period_month,
        'quarter' as span,
        quarter_total as measure_total,
        quarter_records as records_total

    from cumulated

    union all

    select
        level,
        entity_id,
        measure_id,
        period_month,
        'year' as span,
        year_total as measure_total,
        year_records as records_total

    from cumulated

)

select * from spanned
