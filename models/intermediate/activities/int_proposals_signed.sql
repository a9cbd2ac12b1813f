-- Who signed a proposal: the first member leads, the others join.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

taken_apart as (

    select
        proposal_id,
        first_member_id,
        {{ each_listed('member_ids') }} as member_id

    from proposals

    where member_ids is not null

),

signed as (

    select distinct
        proposal_id,
        member_id,
        case
            when member_id = first_member_id then 'lead'
            else 'joint'
        end as role

    from taken_apart

    where member_id <> ''

)

select * from signed
