-- Feeds whose rows are lines send several rows of one delivery for one record:
-- counts add up, codes join, of the rest the largest stays.
with

joined_lines as (

    select
        event_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        max(sheet) as sheet,
        min(row_number) as row_number,
        max(is_line) as is_line,
        max(event_no) as event_no,
        max(event_type) as event_type,
        max(subtype) as subtype,
        max(brand) as brand,
        max(title) as title,
        max(task_id) as task_id,
        max(ref_no) as ref_no,
        max(level) as level,
        max(status) as status,
        max(unit) as unit,
        max(committee) as committee,
        max(studio) as studio,
        max(town) as town,
        max(village) as village,
        max(channel) as channel,
        max(source) as source,
        max(submitter_kind) as submitter_kind,
        max(uscc) as uscc,
        max(enterprise_name) as enterprise_name,
        max(leader_level) as leader_level,
        max(item_code) as item_code,
        max(window_type) as window_type,
        max(rating_mode) as rating_mode,
        max(urgency) as urgency,
        max(callback_sat) as callback_sat,
        max(apply_mode) as apply_mode,
        max(policy_code) as policy_code,
        max(amount_unit) as amount_unit,
        max(adopt_level) as adopt_level,
        max(adopt_mode) as adopt_mode,
        max(instruct_level) as instruct_level,
        cast(sum(quantity) as bigint) as quantity,
        max(participant_count) as participant_count,
        max(participant_org_count) as participant_org_count,
        max(participant_province_count) as participant_province_count,
        max(member_count) as member_count,
        max(resident_count) as resident_count,
        max(legal_days) as legal_days,
        max(promise_days) as promise_days,
        max(visit_count) as visit_count,
        max(correction_times) as correction_times,
        max(rating) as rating,
        cast(sum(opinions_raised) as bigint) as opinions_raised,
        cast(sum(opinions_adopted) as bigint) as opinions_adopted,
        cast(sum(amount_due) as decimal(18, 2)) as amount_due,
        cast(sum(amount_paid) as decimal(18, 2)) as amount_paid,
        max(completion_pct) as completion_pct,
        max(is_enterprise_related) as is_enterprise_related,
        max(is_instant) as is_instant,
        max(is_online) as is_online,
        max(is_mobile) as is_mobile,
        max(is_repeat) as is_repeat,
        max(is_returned) as is_returned,
        max(is_called_back) as is_called_back,
        max(is_solved) as is_solved,
        max(is_consulted) as is_consulted,
        max(event_date) as event_date,
        max(end_date) as end_date,
        max(accept_date) as accept_date,
        max(accept_at) as accept_at,
        max(due_date) as due_date,
        max(close_date) as close_date,
        max(close_at) as close_at,
        max(bad_fix_due) as bad_fix_due,
        max(bad_fix_date) as bad_fix_date,
        max(pay_date) as pay_date,
        max(feedback_date) as feedback_date,
        max(entered_date) as entered_date,
        max(record_state) as record_state,
        max(steps) as steps,
        max(remark) as remark,
        max(has_accept_time) as has_accept_time,
        max(has_close_time) as has_close_time,
        max(is_fatal) as is_fatal,
        {{ sorted_parts('issues') }} as issues

    from {{ ref('int_events_due') }}

    where is_line

    group by all

),

lined as (

    select * from {{ ref('int_events_due') }}

    where not is_line

    union all

    select * from joined_lines

)

select * from lined
