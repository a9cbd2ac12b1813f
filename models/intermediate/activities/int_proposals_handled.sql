-- How many filed proposals each unit handles in each session, in any role. A
-- unit with two roles in one proposal handles it once.
with

proposals as (

    select * from {{ ref('int_proposals_staged') }}

),

proposal_units as (

    select * from {{ ref('fct_proposal_units') }}

),

roles as (

    select
        proposals.session_id,
        proposals.proposal_id,
        proposal_units.unit_id

    from proposals

    inner join proposal_units
        on proposals.proposal_id = proposal_units.proposal_id

    where proposals.is_filed

),

handled as (

    select
        session_id,
        'unit' as level,
        unit_id as entity_id,
        count(distinct proposal_id) as handled_count

    from roles

    group by session_id, unit_id

    union all

    select
        session_id,
        'county' as level,
        'county' as entity_id,
        count(distinct proposal_id) as handled_count

    from roles

    group by session_id

)

select * from handled
