-- How many cases each feed gives to each measure in each month. Cases without a
-- feed come from reference tables and have no quality of delivery.
with

measures as (

    select * from {{ ref('int_measures_summed') }}

),

summed as (

    select
        measure_id,
        feed_id,
        period_month,
        cast(sum(records_total) as bigint) as cases_total

    from measures

    where feed_id is not null

    group by measure_id, feed_id, period_month

)

select * from summed
