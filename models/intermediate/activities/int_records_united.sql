-- Every record that may be counted as an activity, in one frame. A
-- proposal is there once as itself and once for every member who signed it.
with

events as (

    select * from {{ ref('int_events_framed') }}

),

inspections as (

    select * from {{ ref('int_inspections_framed') }}

),

proposals as (

    select * from {{ ref('int_proposals_framed') }}

),

attendances as (

    select * from {{ ref('int_attendances_framed') }}

),

members as (

    select * from {{ ref('int_members_framed') }}

),

tasks as (

    select * from {{ ref('int_tasks_framed') }}

),

signatures as (

    select * from {{ ref('int_signatures_framed') }}

),

united as (

    select * from events

    union all

    select * from inspections

    union all

    select * from proposals

    union all

    select * from attendances

    union all

    select * from members

    union all

    select * from tasks

    union all

    select * from signatures

)

select * from united

where activity_date <= {{ as_of() }}
