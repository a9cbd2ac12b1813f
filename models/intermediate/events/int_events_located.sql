-- Who and where: names on an event become keys, by the event's own date.
with

events as (

    select
        *,
        {{ record_date('events') }} as record_date

    from {{ ref('int_events_current') }}

),

units as (

    select * from {{ ref('units') }}

),

located as (

    select
        {{ all_but(
            'events', ['unit', 'town', 'committee', 'studio', 'issues']
        ) }},
        coalesce(lead_units.unit_id, 'unassigned') as unit_id,
        events.unit as unit_raw,
        town_places.place_id as town_id,
        committee_places.place_id as committee_id,
        studio_places.place_id as studio_id,
        events.uscc as enterprise_id,
        nullif(concat_ws(
            ',',
            events.issues,
            {{ unit_issues('unit') }},
            {{ place_issue('town') }},
            {{ place_issue('committee') }},
            {{ place_issue('studio') }}
        ), '') as issues

    from events

    {{ join_unit('events.unit', 'events.record_date') }}

    {{ join_place('town', 'events') }}

    {{ join_place('committee', 'events') }}

    {{ join_place('studio', 'events') }}

),

grouped as (

    select
        located.*,
        units.unit_group

    from located

    left join units
        on located.unit_id = units.unit_id

)

select * from grouped
