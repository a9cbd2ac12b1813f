-- When the result of a check has to be public: as given, or the limit's
-- working days after the check.
with

inspections as (

    select * from {{ ref('int_inspections_located') }}

),

calendar as (

    select * from {{ ref('calendar') }}

),

workdays as (

    select * from {{ ref('int_workdays_numbered') }}

),

clocked as (

    select
        {{ all_but('inspections', ['publish_due']) }},
        coalesce(inspections.publish_due, workdays.workday_date)
            as publish_due

    from inspections

    left join calendar
        on inspections.check_date = calendar.calendar_date

    left join workdays
        on
            calendar.workday_no + {{ limit('publish_workdays') }}
            = workdays.workday_no

)

select * from clocked
