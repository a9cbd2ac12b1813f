-- Feeds whose rows are lines send several rows of one delivery for one record:
-- counts add up, codes join, of the rest the largest stays.
-- A proposal that several units answer separately is answered when all have
-- answered, on the last day, with the weakest class (C after B after A).
with

joined_lines as (

    select
        proposal_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        max(sheet) as sheet,
        min(row_number) as row_number,
        max(is_line) as is_line,
        max(session_code) as session_code,
        max(serial_no) as serial_no,
        max(proposal_no) as proposal_no,
        max(channel) as channel,
        max(title) as title,
        max(proposal_type) as proposal_type,
        max(proposer_names) as proposer_names,
        max(sector) as sector,
        max(committee) as committee,
        max(town) as town,
        max(category) as category,
        max(standard_code) as standard_code,
        max(priority_code) as priority_code,
        max(time_mark) as time_mark,
        max(review_result) as review_result,
        max(reject_reason) as reject_reason,
        max(merged_into_id) as merged_into_id,
        max(is_key) as is_key,
        max(lead_leader) as lead_leader,
        max(supervise_leader) as supervise_leader,
        max(task_id) as task_id,
        max(lead_unit) as lead_unit,
        {{ sorted_parts('co_units') }} as co_units,
        {{ sorted_parts('split_units') }} as split_units,
        max(is_returned) as is_returned,
        max(return_reason) as return_reason,
        max(contact_way) as contact_way,
        max(reply_doc_no) as reply_doc_no,
        max(reply_class_raw) as reply_class_raw,
        max(reply_class) as reply_class,
        max(class_scheme) as class_scheme,
        max(sat_attitude) as sat_attitude,
        max(sat_result) as sat_result,
        max(is_rehandled) as is_rehandled,
        max(sat_result_2) as sat_result_2,
        max(followup_class) as followup_class,
        max(is_excellent) as is_excellent,
        max(is_public) as is_public,
        max(submit_date) as submit_date,
        max(review_date) as review_date,
        max(assign_date) as assign_date,
        max(return_date) as return_date,
        max(due_date) as due_date,
        max(extended_due) as extended_due,
        max(contact_date) as contact_date,
        case when count(*) = count(reply_date) then max(reply_date) end
            as reply_date,
        max(feedback_date) as feedback_date,
        max(rehandle_reply_date) as rehandle_reply_date,
        max(followup_date) as followup_date,
        max(entered_date) as entered_date,
        max(record_state) as record_state,
        max(steps) as steps,
        max(remark) as remark,
        max(is_fatal) as is_fatal,
        {{ sorted_parts('issues') }} as issues

    from {{ ref('stg_records__proposals') }}

    where is_line

    group by all

),

lined as (

    select * from {{ ref('stg_records__proposals') }}

    where not is_line

    union all

    select * from joined_lines

)

select * from lined
