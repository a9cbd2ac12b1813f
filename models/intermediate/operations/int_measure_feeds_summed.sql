-- How many cases each feed gives to each measure in each month. Cases without a
-- feed come from reference tables and have no quality of delivery.
with

measures as (

    select * from {{ ref('fct_measures') }}

),

summed as (

    select
        measure_id,
        feed_id,
        {{ month_of('case_date') }} as period_month,
        count(*) as cases_total

    from measures

    where feed_id is not null

    group by measure_id, feed_id, {{ month_of('case_date') }}

)

select * from summed
