-- Clocks of an event: working days and working hours from acceptance to the
-- end. Where the end is before the start there is no duration.
with

events as (

    select
        *,
        coalesce(close_date, pay_date) as ended_date

    from {{ ref('int_events_located') }}

),

calendar as (

    select * from {{ ref('calendar') }}

),

working_days as (

    select
        events.*,
        case
            when events.ended_date >= events.accept_date
                then ended.workday_no - accepted.workday_no
        end as actual_workdays

    from events

    left join calendar as accepted
        on events.accept_date = accepted.calendar_date

    left join calendar as ended
        on events.ended_date = ended.calendar_date

),

clocked as (

    select
        *,
        case
            when close_at >= accept_at and has_accept_time and has_close_time
                then
                    {{ workhours_between(
                        'actual_workdays', 'accept_at', 'close_at'
                    ) }}
        end as actual_workhours

    from working_days

)

select * from clocked
