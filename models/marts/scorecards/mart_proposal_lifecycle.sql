-- How far the proposals of each session have come, for the county and by unit.
-- `filed` counts a unit as lead, `handled` in any role: never mix the two.
with

funnels as (

    select * from {{ ref('int_proposals_funnels_joined') }}

),

rated as (

    select
        session_id,
        level,
        entity_id,
        received_count,
        filed_count,
        rejected_count,
        merged_count,
        converted_count,
        returned_count,
        withdrawn_count,
        pending_count,
        key_count,
        assigned_count,
        filed_count as lead_count,
        handled_count,
        answered_count,
        answered_a_count,
        answered_b_count,
        answered_c_count,
        answered_unclassed_count,
        due_count,
        answered_on_time_count,
        overdue_count,
        due_soon_count,
        feedback_given_count,
        satisfied_count,
        mostly_satisfied_count,
        talks_due_count,
        face_to_face_count,
        followed_up_count,
        solved_later_count,
        days_to_reply_total,
        {{ share_pct('filed_count', 'received_count') }} as filed_pct,
        {{ share_pct('answered_count', 'assigned_count') }} as answered_pct,
        {{ share_pct('answered_on_time_count', 'due_count') }} as on_time_pct,
        {{ share_pct('face_to_face_count', 'talks_due_count') }}
            as face_to_face_pct,
        {{ share_pct('feedback_given_count', 'answered_count') }}
            as feedback_pct,
        {{ share_pct('satisfied_count', 'feedback_given_count') }}
            as satisfied_pct,
        {{ share_pct('mostly_satisfied_count', 'feedback_given_count') }}
            as mostly_satisfied_pct,
        {{ share_pct('answered_a_count', 'answered_count') }} as class_a_pct,
        {{ share_pct('solved_later_count', 'followed_up_count') }}
            as followup_solved_pct,
        cast(
            cast(days_to_reply_total as decimal(18, 4))
            / nullif(answered_count, 0)
            as decimal(18, 4)
        ) as days_to_reply_mean

    from funnels

)

select * from rated
