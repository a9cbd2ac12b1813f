-- Who came to what. An event number means the feed's own event first; another
-- feed's only where one event alone has that number.
with

attendances as (

    select * from {{ ref('int_attendances_current') }}

),

events as (

    select * from {{ ref('fct_events') }}

    where event_no in (select attendances.event_no from attendances)

),

own_events as (

    select
        feed_id,
        event_no,
        event_id,
        record_date

    from events

),

other_events as (

    select
        event_no,
        min(event_id) as event_id,
        min(record_date) as record_date

    from events

    group by event_no

    having count(*) = 1

),

listed as (

    select
        attendances.event_no,
        coalesce(own_events.event_id, other_events.event_id) as event_id,
        attendances.member_id,
        attendances.role,
        attendances.attend_state,
        coalesce(
            attendances.attend_date,
            own_events.record_date,
            other_events.record_date
        ) as attend_date,
        attendances.feed_id,
        attendances.delivery_id

    from attendances

    left join own_events
        on
            attendances.feed_id = own_events.feed_id
            and attendances.event_no = own_events.event_no

    left join other_events
        on attendances.event_no = other_events.event_no

)

select * from listed
