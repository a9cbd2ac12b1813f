-- The only sums that are kept: everything above is added up from these. One
-- row per month, unit, town and measure.
with

measures as (

    select * from {{ ref('fct_measures') }}

),

summed as (

    select
        {{ month_of('case_date') }} as period_month,
        unit_id,
        town_id,
        measure_id,
        measured_in,
        cast(sum(measure_value) as decimal(38, 4)) as measure_total,
        count(*) as records_total

    from measures

    group by all

)

select * from summed
