-- How far each proposal has come by the as-of date; what happens later has not
-- happened. Each flag is decided here, once, for every unit and the county.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

known as (

    select
        proposals.*,
        as_of.as_of_date,
        coalesce(proposals.review_result, '待审查') as review_known,
        coalesce(proposals.final_due_date, proposals.due_date) as last_due_date,
        coalesce(proposals.reply_date <= as_of.as_of_date, false)
            as is_answered,
        coalesce(
            proposals.feedback_date <= as_of.as_of_date
            and proposals.sat_result_final is not null,
            false
        ) as has_feedback

    from proposals

    cross join as_of

    where proposals.submit_date <= as_of.as_of_date

),

staged as (

    select
        proposal_id,
        session_id,
        unit_id,
        is_filed,
        review_known,
        is_key,
        as_of_date,
        last_due_date,
        coalesce(is_filed and assign_date <= as_of_date, false) as is_assigned,
        is_filed and is_answered as is_answered,
        case when is_filed and is_answered then reply_class end as answer_class,
        coalesce(is_filed and last_due_date <= as_of_date, false) as is_due,
        coalesce(
            is_filed and last_due_date <= as_of_date
            and reply_date <= last_due_date,
            false
        ) as is_answered_on_time,
        coalesce(
            is_filed and is_answered and reply_date > last_due_date, false
        ) as is_answered_late,
        coalesce(
            is_filed and not is_answered and last_due_date < as_of_date, false
        ) as is_overdue,
        coalesce(
            is_filed and not is_answered
            and last_due_date between as_of_date and {{ add_days(
                'as_of_date', limit('proposal_due_soon_days')
            ) }},
            false
        ) as is_due_soon,
        is_filed and is_answered and has_feedback as has_feedback,
        coalesce(
            is_filed and is_answered and has_feedback
            and sat_result_final = '满意',
            false
        ) as is_satisfied,
        coalesce(
            is_filed and is_answered and has_feedback
            and sat_result_final in ('满意', '基本满意'),
            false
        ) as is_mostly_satisfied,
        coalesce(
            is_filed and is_answered and contact_way <> '委员提出不需要', false
        ) as is_talk_due,
        coalesce(is_filed and is_answered and is_face_to_face, false)
            as is_face_to_face,
        coalesce(is_filed and is_answered and reply_class = 'B', false)
            as is_to_follow_up,
        coalesce(
            is_filed and is_answered and reply_class = 'B'
            and followup_class = 'A' and followup_date <= as_of_date,
            false
        ) as is_converted,
        case when is_filed and is_answered then days_to_reply end
            as days_to_reply

    from known

)

select * from staged
