-- Who signed a proposal, in the order of the cell; the first one leads (D15).
with

proposals as (

    select
        proposal_id,
        proposer_names

    from {{ ref('int_proposals_current') }}

    where proposer_names is not null

),

members as (

    select * from {{ ref('int_member_names_keyed') }}

),

names as (

    select
        proposals.proposal_id,
        parts.part_no,
        parts.proposer_name

    from proposals

    {{ unnest_parts(
        'proposals.proposer_names', ',', 'parts', 'proposer_name'
    ) }}

),

identified as (

    select
        names.proposal_id,
        names.part_no,
        members.member_id

    from names

    left join members
        on {{ code_key('names.proposer_name') }} = members.member_key

    where names.proposer_name <> ''

)

select * from identified
