-- The funnel of each session in long form: what its proposals are counted as,
-- with the whole that each part belongs to. Names come from the catalogue.
with

funnels as (

    select * from {{ ref('mart_proposal_lifecycle') }}

),

proposal_parts as (

    select * from {{ ref('proposal_parts') }}

),

counted as (

    select
        funnels.session_id,
        funnels.level,
        funnels.entity_id,
        proposal_parts.part_kind,
        proposal_parts.part_id,
        proposal_parts.part_name_zh,
        proposal_parts.part_name_en,
        proposal_parts.definition_zh,
        proposal_parts.definition_en,
        proposal_parts.position,
        case proposal_parts.part_id
            when 'received' then funnels.received_count
            when 'filed' then funnels.filed_count
            when 'assigned' then funnels.assigned_count
            when 'answered' then funnels.answered_count
            when 'satisfied' then funnels.satisfied_count
            when 'rejected' then funnels.rejected_count
            when 'merged' then funnels.merged_count
            when 'converted' then funnels.converted_count
            when 'returned' then funnels.returned_count
            when 'withdrawn' then funnels.withdrawn_count
            when 'pending' then funnels.pending_count
            when 'a' then funnels.answered_a_count
            when 'b' then funnels.answered_b_count
            when 'c' then funnels.answered_c_count
            when 'unclassed' then funnels.answered_unclassed_count
            when 'solved' then funnels.solved_later_count
            when 'not_solved'
                then funnels.followed_up_count - funnels.solved_later_count
        end as part_count,
        case proposal_parts.part_kind
            when 'answer_class' then funnels.answered_count
            when 'follow_up' then funnels.followed_up_count
            else funnels.received_count
        end as whole_count

    from funnels

    cross join proposal_parts

),

compared as (

    select
        *,
        lag(part_count) over steps_of_one as before_count,
        sum(part_count) over parts_of_one as parts_count

    from counted

    window
        steps_of_one as (
            partition by session_id, level, entity_id, part_kind
            order by position
        ),
        parts_of_one as (
            partition by session_id, level, entity_id, part_kind
        )

),

shared as (

    select
        session_id,
        level,
        entity_id,
        part_kind,
        part_id,
        part_name_zh,
        part_name_en,
        definition_zh,
        definition_en,
        position,
        part_count,
        whole_count,
        {{ share_pct('part_count', 'whole_count') }} as part_pct,
        case when part_kind = 'step' then before_count end as before_count,
        case
            when part_kind = 'step'
                then {{ share_pct('part_count', 'before_count') }}
        end as of_before_pct,
        -- Steps lie within each other; the other parts add up to their whole.
        case when part_kind <> 'step' then parts_count = whole_count end
            as is_complete

    from compared

)

select * from shared
