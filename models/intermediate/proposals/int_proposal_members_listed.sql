with

signers as (

    select * from {{ ref('int_proposal_signers_split') }}

),

listed as (

    select
        proposal_id,
        min_by(member_id, part_no) as first_member_id,
        {{ sorted_list('member_id') }} as member_ids,
        count_if(member_id is null) as unknown_signers

    from signers

    group by proposal_id

)

select * from listed
