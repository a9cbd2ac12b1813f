-- Units of a proposal. 承办 counts all, 主办 only those that lead.
with

units as (

    select * from {{ ref('int_proposal_units_split') }}

),

listed as (

    select
        units.proposal_id,
        units.unit_id,
        units.unit_role as role,
        units.unit_raw

    from units

)

select * from listed
