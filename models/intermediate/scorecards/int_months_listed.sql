-- Every month from the first one with targets to the as-of day's. One row per
-- month.
with

calendar as (

    select * from {{ ref('dim_calendar') }}

),

targets as (

    select * from {{ ref('targets') }}

),

months as (

    select distinct {{ month_of('calendar.calendar_date') }} as period_month

    from calendar

    where
        calendar.calendar_date >= (select min(targets.valid_from) from targets)
        and calendar.calendar_date <= {{ as_of() }}

)

select * from months
