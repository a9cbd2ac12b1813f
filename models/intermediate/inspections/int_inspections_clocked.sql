-- When the result of an administrative check has to be public: as given, or
-- the limit's working days after the check. Others have no such duty.
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
        coalesce(
            inspections.publish_due,
            case
                when inspections.kind = '行政检查' then workdays.workday_date
            end
        ) as publish_due

    from inspections

    left join calendar
        on inspections.check_date = calendar.calendar_date

    left join workdays
        on
            calendar.workday_no + {{ limit('publish_workdays') }}
            = workdays.workday_no

)

select * from clocked
