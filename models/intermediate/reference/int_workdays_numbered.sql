-- The day on which a number of working days is reached.
with

calendar as (

    select * from {{ ref('calendar') }}

),

numbered as (

    select
        workday_no,
        min(calendar_date) as workday_date

    from calendar

    where is_workday

    group by workday_no

)

select * from numbered
