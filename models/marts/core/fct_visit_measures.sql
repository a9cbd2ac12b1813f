-- County leaders' visits: the contact list counts on the first day of each
-- quarter, an enterprise on its first visit of a quarter. Both count for the
-- town of the enterprise, and for the unit that answers for the list. One row
-- per record and measure.
with

events as (

    select * from {{ ref('fct_events') }}

),

enterprises as (

    select * from {{ ref('dim_enterprises') }}

),

calendar as (

    select * from {{ ref('dim_calendar') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

contact_enterprises as (

    select
        enterprises.enterprise_id,
        enterprises.town_id,
        indicators.owner_unit_id as unit_id

    from enterprises

    inner join indicators
        on indicators.denominator_measure = 'contact_enterprises'

    where enterprises.is_contact_listed

),

quarters as (

    select calendar_date as quarter_start

    from calendar

    where calendar_date = {{ quarter_of('calendar_date') }}

),

listed as (

    select
        contact_enterprises.enterprise_id as record_id,
        quarters.quarter_start as case_date,
        contact_enterprises.unit_id,
        contact_enterprises.town_id,
        cast(null as {{ dbt.type_string() }}) as feed_id,
        {{ counted('true') }} as contact_enterprises

    from contact_enterprises

    cross join quarters

),

visited as (

    select
        events.event_id as record_id,
        events.event_date as case_date,
        contact_enterprises.unit_id,
        contact_enterprises.town_id,
        events.feed_id,
        {{ counted('true') }} as contact_enterprises_visited

    from events

    inner join contact_enterprises
        on contact_enterprises.enterprise_id = events.enterprise_id

    where
        events.event_type = 'enterprise_visit'
        and events.leader_level = '县领导'
        and events.event_date is not null

    qualify row_number() over (
        partition by
            events.enterprise_id, {{ quarter_of('events.event_date') }}
        order by events.event_date, events.event_id
    ) = 1

),

measured as (

    {{ unpivot_measures('listed', 'enterprises', [
        'contact_enterprises',
    ]) }}

    union all

    {{ unpivot_measures('visited', 'events', [
        'contact_enterprises_visited',
    ]) }}

)

select * from measured
