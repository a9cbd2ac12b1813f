-- Typed rows of proposals, kept by delivery: a refresh reads only deliveries
-- that this table has not seen, whatever dates they hold.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

judged as (

    select * from {{ ref('stg_records__proposals_judged') }}

    where {{ is_new_delivery('proposals') }}

),

typed as (

    select
        session_code_value || '-' || upper(serial_no) as proposal_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        sheet,
        row_number,
        is_line,
        nullif(session_code_value, 'n/a') as session_code,
        upper(serial_no) as serial_no,
        {{ mask_personal(parse_proposal_no('proposal_no')) }} as proposal_no,
        nullif(channel_value, 'n/a') as channel,
        {{ mask_personal('title') }} as title,
        nullif(proposal_type_value, 'n/a') as proposal_type,
        {{ name_list('proposer_names') }} as proposer_names,
        sector,
        committee,
        town,
        nullif(category_value, 'n/a') as category,
        nullif(standard_code_value, 'n/a') as standard_code,
        nullif(priority_code_value, 'n/a') as priority_code,
        nullif(time_mark_value, 'n/a') as time_mark,
        nullif(review_result_value, 'n/a') as review_result,
        {{ mask_personal('reject_reason') }} as reject_reason,
        session_code_value || '-' || {{ mask_personal('upper(merged_into)') }}
            as merged_into_id,
        {{ as_flag('is_key_code') }} as is_key,
        {{ mask_personal('lead_leader') }} as lead_leader,
        {{ mask_personal('supervise_leader') }} as supervise_leader,
        {{ mask_personal('upper(task_id)') }} as task_id,
        {{ mask_personal('lead_unit') }} as lead_unit,
        {{ mask_personal('co_units') }} as co_units,
        {{ mask_personal('split_units') }} as split_units,
        {{ as_flag('is_returned_code') }} as is_returned,
        {{ mask_personal('return_reason') }} as return_reason,
        nullif(contact_way_value, 'n/a') as contact_way,
        {{ mask_personal('reply_doc_no') }} as reply_doc_no,
        {{ mask_personal('reply_class') }} as reply_class_raw,
        nullif(reply_class_value, 'n/a') as reply_class,
        nullif(class_scheme_value, 'n/a') as class_scheme,
        nullif(sat_attitude_value, 'n/a') as sat_attitude,
        nullif(sat_result_value, 'n/a') as sat_result,
        {{ as_flag('is_rehandled_code') }} as is_rehandled,
        nullif(sat_result_2_value, 'n/a') as sat_result_2,
        nullif(followup_class_value, 'n/a') as followup_class,
        {{ as_flag('is_excellent_code') }} as is_excellent,
        {{ as_flag('is_public_code') }} as is_public,
        {{ drop_sentinel('submit_date_value') }} as submit_date,
        {{ drop_sentinel('review_date_value') }} as review_date,
        {{ drop_sentinel('assign_date_value') }} as assign_date,
        {{ drop_sentinel('return_date_value') }} as return_date,
        {{ drop_sentinel('due_date_value') }} as due_date,
        {{ drop_sentinel('extended_due_value') }} as extended_due,
        {{ drop_sentinel('contact_date_value') }} as contact_date,
        {{ drop_sentinel('reply_date_value') }} as reply_date,
        {{ drop_sentinel('feedback_date_value') }} as feedback_date,
        {{ drop_sentinel('rehandle_reply_date_value') }} as rehandle_reply_date,
        {{ drop_sentinel('followup_date_value') }} as followup_date,
        {{ drop_sentinel('entered_date_value') }} as entered_date,
        coalesce(record_state_value, '正常') as record_state,
        {{ mask_personal('steps') }} as steps,
        {{ mask_personal('remark') }} as remark,
        fatal_issues is not null as is_fatal,
        nullif(concat_ws(',', fatal_issues, flagged_issues), '') as issues

    from judged

)

select * from typed
