-- The funnel beside all that a unit handles, so that a unit that only joins has
-- its row too.
with

funnelled as (

    select * from {{ ref('int_proposals_funnelled') }}

),

handled as (

    select * from {{ ref('int_proposals_handled') }}

),

joined as (

    select
        coalesce(funnelled.session_id, handled.session_id) as session_id,
        coalesce(funnelled.level, handled.level) as level,
        coalesce(funnelled.entity_id, handled.entity_id) as entity_id,
        cast(coalesce(handled.handled_count, 0) as bigint) as handled_count,
        cast(coalesce(funnelled.received_count, 0) as bigint) as received_count,
        cast(coalesce(funnelled.filed_count, 0) as bigint) as filed_count,
        cast(coalesce(funnelled.rejected_count, 0) as bigint) as rejected_count,
        cast(coalesce(funnelled.merged_count, 0) as bigint) as merged_count,
        cast(coalesce(funnelled.converted_count, 0) as bigint)
            as converted_count,
        cast(coalesce(funnelled.returned_count, 0) as bigint) as returned_count,
        cast(coalesce(funnelled.withdrawn_count, 0) as bigint)
            as withdrawn_count,
        cast(coalesce(funnelled.pending_count, 0) as bigint) as pending_count,
        cast(coalesce(funnelled.key_count, 0) as bigint) as key_count,
        cast(coalesce(funnelled.assigned_count, 0) as bigint) as assigned_count,
        cast(coalesce(funnelled.answered_count, 0) as bigint) as answered_count,
        cast(coalesce(funnelled.answered_a_count, 0) as bigint)
            as answered_a_count,
        cast(coalesce(funnelled.answered_b_count, 0) as bigint)
            as answered_b_count,
        cast(coalesce(funnelled.answered_c_count, 0) as bigint)
            as answered_c_count,
        cast(coalesce(funnelled.answered_unclassed_count, 0) as bigint)
            as answered_unclassed_count,
        cast(coalesce(funnelled.due_count, 0) as bigint) as due_count,
        cast(coalesce(funnelled.answered_on_time_count, 0) as bigint)
            as answered_on_time_count,
        cast(coalesce(funnelled.overdue_count, 0) as bigint) as overdue_count,
        cast(coalesce(funnelled.due_soon_count, 0) as bigint) as due_soon_count,
        cast(coalesce(funnelled.feedback_given_count, 0) as bigint)
            as feedback_given_count,
        cast(coalesce(funnelled.satisfied_count, 0) as bigint)
            as satisfied_count,
        cast(coalesce(funnelled.mostly_satisfied_count, 0) as bigint)
            as mostly_satisfied_count,
        cast(coalesce(funnelled.talks_due_count, 0) as bigint)
            as talks_due_count,
        cast(coalesce(funnelled.face_to_face_count, 0) as bigint)
            as face_to_face_count,
        cast(coalesce(funnelled.followed_up_count, 0) as bigint)
            as followed_up_count,
        cast(coalesce(funnelled.solved_later_count, 0) as bigint)
            as solved_later_count,
        cast(funnelled.days_to_reply_total as bigint) as days_to_reply_total

    from funnelled

    full join handled
        on
            funnelled.session_id = handled.session_id
            and funnelled.level = handled.level
            and funnelled.entity_id = handled.entity_id

)

select * from joined
