-- Every cell of a landed proposal, trimmed and half width, still text. Only
-- sheets whose delivery landed whole count: the deliveries' file is the commit
-- point.
with

records as (

    select * from {{ source('raw', 'proposals') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

cleaned as (

    select
        {{ code_key('session_code') }} as session_code,
        {{ clean('serial_no') }} as serial_no,
        {{ clean('proposal_no') }} as proposal_no,
        {{ code_key('channel') }} as channel,
        {{ clean_text('title') }} as title,
        {{ code_key('proposal_type') }} as proposal_type,
        {{ clean_text('proposer_names') }} as proposer_names,
        {{ code_key('sector') }} as sector,
        {{ code_key('committee') }} as committee,
        {{ code_key('town') }} as town,
        {{ code_key('category') }} as category,
        {{ code_key('standard_code') }} as standard_code,
        {{ code_key('priority_code') }} as priority_code,
        {{ code_key('time_mark') }} as time_mark,
        {{ code_key('review_result') }} as review_result,
        {{ clean_text('reject_reason') }} as reject_reason,
        {{ clean('merged_into') }} as merged_into,
        {{ code_key('is_key') }} as is_key,
        {{ clean_text('lead_leader') }} as lead_leader,
        {{ clean_text('supervise_leader') }} as supervise_leader,
        {{ code_key('task_id') }} as task_id,
        {{ clean('lead_unit') }} as lead_unit,
        {{ clean('co_units') }} as co_units,
        {{ clean('split_units') }} as split_units,
        {{ code_key('is_returned') }} as is_returned,
        {{ clean_text('return_reason') }} as return_reason,
        {{ code_key('contact_way') }} as contact_way,
        {{ clean_text('reply_doc_no') }} as reply_doc_no,
        {{ code_key('reply_class') }} as reply_class,
        {{ code_key('class_scheme') }} as class_scheme,
        {{ code_key('sat_attitude') }} as sat_attitude,
        {{ code_key('sat_result') }} as sat_result,
        {{ code_key('is_rehandled') }} as is_rehandled,
        {{ code_key('sat_result_2') }} as sat_result_2,
        {{ code_key('followup_class') }} as followup_class,
        {{ code_key('is_excellent') }} as is_excellent,
        {{ code_key('is_public') }} as is_public,
        {{ clean('submit_date') }} as submit_date,
        {{ clean('review_date') }} as review_date,
        {{ clean('assign_date') }} as assign_date,
        {{ clean('return_date') }} as return_date,
        {{ clean('due_date') }} as due_date,
        {{ clean('extended_due') }} as extended_due,
        {{ clean('contact_date') }} as contact_date,
        {{ clean('reply_date') }} as reply_date,
        {{ clean('feedback_date') }} as feedback_date,
        {{ clean('rehandle_reply_date') }} as rehandle_reply_date,
        {{ clean('followup_date') }} as followup_date,
        {{ clean('entered_date') }} as entered_date,
        {{ code_key('record_state') }} as record_state,
        {{ clean_text('steps') }} as steps,
        {{ clean_text('remark') }} as remark,
        records._feed as feed_id,
        records._delivery_id as delivery_id,
        sheets.delivery_order,
        records._file_name as file_name,
        coalesce(records._sheet, '') as sheet,
        records._row_number as row_number,
        coalesce(records._is_line, false) as is_line,
        sheets.period_date

    from records

    inner join sheets
        on
            records._delivery_id = sheets.delivery_id
            and coalesce(records._sheet, '') = sheets.sheet
            and sheets.record_kind = 'proposals'

)

select * from cleaned
