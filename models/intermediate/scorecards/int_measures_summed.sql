-- The only sums that are kept: everything above is added up from these. Where a
-- build adds to another, only what may have changed is summed again: the months
-- that were not over, and measures that look at more than one record.
-- One row per month, unit, town, feed and measure.
{% set open_since = open_month() %}

with

kept as (

    select * from {{ ref('int_measures_kept') }}

),

measures as (

    select * from {{ ref('fct_measures') }}

    {% if adds_to_build() %}

        where measured_in not in {{ measured_by_record() }}

        union all

        select * from {{ ref('fct_measures') }}

        where
            measured_in in {{ measured_by_record() }}
            and case_date >= {{ open_since }}

    {% endif %}

),

summed as (

    select
        {{ month_of('case_date') }} as period_month,
        unit_id,
        town_id,
        feed_id,
        measure_id,
        measured_in,
        cast(sum(measure_value) as decimal(38, 4)) as measure_total,
        count(*) as records_total

    from measures

    group by all

    union all

    select * from kept

)

select * from summed
