-- What the rules make of a proposal: who submits, when the answer is due, what
-- the member finally thought of it.
with

proposals as (

    select * from {{ ref('int_proposals_located') }}

),

submitters as (

    select
        *,
        case
            when proposal_type in ('委员个人', '委员联名') then '委员'
            when proposal_type = '委员小组' then '小组'
            else proposal_type
        end as submitter_kind,
        {{ add_months('assign_date', limit('proposal_reply_months')) }}
            as reply_limit_date,
        {{ add_months('assign_date', limit('proposal_extension_months')) }}
            as extension_limit_date

    from proposals

),

clocked as (

    select
        {{ all_but('submitters', ['due_date']) }},
        submitter_kind <> '委员' as is_collective,
        review_result = '立案' as is_filed,
        case
            when contact_way = '委员提出不需要' then null
            else coalesce(contact_way in ('走访', '座谈', '现场'), false)
        end as is_face_to_face,
        coalesce(due_date, reply_limit_date) as due_date,
        -- Without a date of assignment there is no latest day to cut at.
        least(
            coalesce(extended_due, due_date, reply_limit_date),
            coalesce(
                extension_limit_date,
                extended_due,
                due_date
            )
        ) as final_due_date,
        coalesce(sat_result_2, sat_result) as sat_result_final,
        case
            when reply_date >= assign_date
                then {{ days_between('assign_date', 'reply_date') }}
        end as days_to_reply,
        extended_due > extension_limit_date as is_extended_too_far

    from submitters

)

select * from clocked
