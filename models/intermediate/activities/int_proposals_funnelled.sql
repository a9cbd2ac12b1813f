-- The funnel of each session, for the county and by lead unit.
with

staged as (

    select * from {{ ref('int_proposals_staged') }}

),

levelled as (

    select
        *,
        'county' as level,
        'county' as entity_id

    from staged

    union all

    select
        *,
        'unit' as level,
        unit_id as entity_id

    from staged

),

counted as (

    select
        session_id,
        level,
        entity_id,
        count(*) as received_count,
        count(case when is_filed then 1 end) as filed_count,
        count(case when review_known = '不予立案' then 1 end) as rejected_count,
        count(case when review_known = '并案' then 1 end) as merged_count,
        count(case when review_known = '转社情民意' then 1 end) as converted_count,
        count(case when review_known = '退回' then 1 end) as returned_count,
        count(case when review_known = '撤案' then 1 end) as withdrawn_count,
        count(case when review_known = '待审查' then 1 end) as pending_count,
        count(case when is_key then 1 end) as key_count,
        count(case when is_assigned then 1 end) as assigned_count,
        count(case when is_answered then 1 end) as answered_count,
        count(case when answer_class = 'A' then 1 end) as answered_a_count,
        count(case when answer_class = 'B' then 1 end) as answered_b_count,
        count(case when answer_class = 'C' then 1 end) as answered_c_count,
        count(case when is_answered and answer_class is null then 1 end)
            as answered_unclassed_count,
        count(case when is_due then 1 end) as due_count,
        count(case when is_answered_on_time then 1 end)
            as answered_on_time_count,
        count(case when is_overdue then 1 end) as overdue_count,
        count(case when is_due_soon then 1 end) as due_soon_count,
        count(case when has_feedback then 1 end) as feedback_given_count,
        count(case when is_satisfied then 1 end) as satisfied_count,
        count(case when is_mostly_satisfied then 1 end)
            as mostly_satisfied_count,
        count(case when is_talk_due then 1 end) as talks_due_count,
        count(case when is_face_to_face then 1 end) as face_to_face_count,
        count(case when is_to_follow_up then 1 end) as followed_up_count,
        count(case when is_converted then 1 end) as solved_later_count,
        sum(days_to_reply) as days_to_reply_total

    from levelled

    group by session_id, level, entity_id

)

select * from counted
