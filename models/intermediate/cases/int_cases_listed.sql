-- Events that are open until they are closed, of the kinds in the catalogue.
-- A case is never closed before it was accepted, whatever was typed.
with

events as (

    select * from {{ ref('fct_events') }}

),

case_kinds as (

    select * from {{ ref('case_kinds') }}

),

listed as (

    select
        case_kinds.case_kind_id,
        events.event_id,
        coalesce(events.unit_id, 'unassigned') as unit_id,
        events.town_id,
        events.enterprise_id,
        events.title,
        events.source,
        events.record_date as accepted_date,
        events.due_date,
        case
            when events.close_date is not null
                then greatest(events.close_date, events.record_date)
        end as closed_date

    from events

    inner join case_kinds
        on events.event_type = case_kinds.case_kind_id

    where events.record_date <= {{ as_of() }}

)

select * from listed
