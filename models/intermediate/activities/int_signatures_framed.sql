-- A member's name under a proposal, as that member's record, in the frame that
-- every record shares before activities are matched.
with

signed as (

    select * from {{ ref('int_proposals_signed') }}

),

proposals as (

    select * from {{ ref('int_proposals_framed') }}

),

members as (

    select * from {{ ref('dim_members') }}

),

signatures_framed as (

    select
        'signatures' as record_kind,
        proposals.source_kind,
        proposals.record_id,
        proposals.record_class,
        proposals.subtype,
        proposals.brand,
        proposals.title,
        proposals.level,
        proposals.scope,
        proposals.proposal_type,
        proposals.submitter_kind,
        proposals.source,
        proposals.channel,
        concat_ws(',', proposals.traits, 'of_member') as traits,
        members.town_id,
        members.committee_id,
        proposals.unit_id,
        proposals.studio_id,
        proposals.task_id,
        signed.member_id,
        proposals.attend_state,
        proposals.quantity,
        proposals.participant_org_count,
        proposals.participant_province_count,
        proposals.activity_date,
        proposals.ended_date

    from signed

    inner join proposals
        on signed.proposal_id = proposals.record_id

    left join members
        on signed.member_id = members.member_id

)

select * from signatures_framed
