-- Cells that name units, with the dates of the records they stand on. There
-- are few, so names are resolved here once and not on millions of records.
with

proposals as (

    select * from {{ ref('int_proposals_current') }}

),

inspections as (

    select * from {{ ref('int_inspections_current') }}

),

events as (

    select * from {{ ref('int_events_current') }}

),

cells as (

    select
        lead_unit as cell,
        {{ record_date('proposals') }} as mentioned_date
    from proposals

    union

    select
        co_units as cell,
        {{ record_date('proposals') }} as mentioned_date
    from proposals

    union

    select
        split_units as cell,
        {{ record_date('proposals') }} as mentioned_date
    from proposals

    union

    select
        lead_unit as cell,
        check_date as mentioned_date
    from inspections

    union

    select
        join_units as cell,
        check_date as mentioned_date
    from inspections

    union

    select
        unit as cell,
        {{ record_date('events') }} as mentioned_date
    from events

),

mentioned as (

    select
        cell,
        mentioned_date

    from cells

    where cell is not null and mentioned_date is not null

)

select * from mentioned
