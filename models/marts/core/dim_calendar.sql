-- Days, with the working days counted through.
with

calendar as (

    select * from {{ ref('calendar') }}

),

listed as (

    select
        calendar.calendar_date,
        calendar.is_workday,
        cast(calendar.workday_no as bigint) as workday_no

    from calendar

)

select * from listed
