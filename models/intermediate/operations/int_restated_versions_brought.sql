-- Which delivery brought the version of a restated record that holds now, also
-- the one that withdrew it. One row per restated record that was delivered.
with

restated as (

    select distinct
        record_kind,
        record_id

    from {{ ref('int_cases_restated') }}

),

brought as (

    {{ versions_brought('proposals', 'proposal_id') }}

    union all

    {{ versions_brought('inspections', 'inspection_id') }}

    union all

    {{ versions_brought('events', 'event_id') }}

)

select * from brought
