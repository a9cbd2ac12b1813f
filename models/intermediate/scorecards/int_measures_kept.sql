-- Sums of months that were over, from the last build: less what touched records
-- gave to them, and with what they give now. Decimals make that exact. Empty
-- where everything is built from nothing.
with

changed as (

    select * from {{ ref('int_measures_changed') }}

),

standing as (

    select
        {{ month_of('case_date') }} as period_month,
        unit_id,
        town_id,
        feed_id,
        measure_id,
        measured_in,
        cast(sum(direction * measure_value) as decimal(38, 4)) as measure_total,
        cast(sum(direction) as bigint) as records_total

    from changed

    where case_date < {{ open_month() }}

    group by all

    {% if adds_to_build() %}

        union all

        select
            period_month,
            unit_id,
            town_id,
            feed_id,
            measure_id,
            measured_in,
            measure_total,
            records_total

        from {{ as_last_built('int_measures_summed') }}

        where
            period_month < {{ open_month() }}
            and measured_in in {{ measured_by_record() }}

    {% endif %}

),

kept as (

    select
        period_month,
        unit_id,
        town_id,
        feed_id,
        measure_id,
        measured_in,
        cast(sum(measure_total) as decimal(38, 4)) as measure_total,
        cast(sum(records_total) as bigint) as records_total

    from standing

    group by all

    having sum(records_total) > 0

)

select * from kept
