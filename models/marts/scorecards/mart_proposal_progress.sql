-- Every proposal received, with where it stands on the as-of day and how many
-- days are left or lost: what the lists of due, overdue and key proposals show.
with

staged as (

    select * from {{ ref('int_proposals_staged') }}

),

proposals as (

    select * from {{ ref('fct_proposals') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

stood as (

    select
        *,
        case
            when review_known = '待审查' then 'pending_review'
            when not is_filed then 'not_filed'
            when is_answered_late then 'answered_late'
            when is_answered then 'answered'
            when is_overdue then 'overdue'
            when is_due_soon then 'due_soon'
            when is_assigned then 'in_hand'
            else 'unassigned'
        end as state_id

    from staged

),

listed as (

    select
        stood.proposal_id,
        stood.session_id,
        proposals.proposal_no,
        proposals.title,
        proposals.proposal_type,
        proposals.category,
        stood.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        proposals.review_result,
        stood.state_id,
        stood.is_key,
        proposals.lead_leader,
        proposals.supervise_leader,
        proposals.lead_leader is not null
        and proposals.supervise_leader is not null as is_led_and_supervised,
        proposals.assign_date,
        stood.last_due_date as due_date,
        stood.last_due_date > proposals.due_date as is_extended,
        case when stood.is_answered then proposals.reply_date end as reply_date,
        stood.answer_class,
        case when stood.has_feedback then stood.is_satisfied end
            as is_satisfied,
        case
            when stood.state_id in ('overdue', 'due_soon', 'in_hand')
                then
                    cast({{ days_between(
                        'stood.as_of_date', 'stood.last_due_date'
                    ) }} as bigint)
        end as days_left,
        case
            when stood.is_overdue
                then
                    cast({{ days_between(
                        'stood.last_due_date', 'stood.as_of_date'
                    ) }} as bigint)
            when stood.is_answered_late
                then
                    cast({{ days_between(
                        'stood.last_due_date', 'proposals.reply_date'
                    ) }} as bigint)
        end as days_late,
        stood.is_to_follow_up,
        stood.is_converted as is_solved_later,
        case
            when
                stood.is_to_follow_up
                and proposals.followup_date <= stood.as_of_date
                then proposals.followup_class
        end as followup_class,
        case
            when
                stood.is_to_follow_up
                and proposals.followup_date <= stood.as_of_date
                then proposals.followup_date
        end as followup_date

    from stood

    inner join proposals
        on stood.proposal_id = proposals.proposal_id

    left join units
        on stood.unit_id = units.unit_id

)

select * from listed
