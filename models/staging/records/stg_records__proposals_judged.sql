-- What is wrong with each row. A fatal issue sends it to quarantine; with a
-- flagged one it is kept, and the issue stays on the record.
with

parsed as (

    select * from {{ ref('stg_records__proposals_parsed') }}

),

judged as (

    select
        *,
        nullif(concat_ws(
            ',',
            case
                when
                    session_code_value is null or serial_no is null
                    then 'missing_key'
            end,
            {{ personal_key_issue('serial_no') }},
            {{ missing_date_issue([
                'submit_date', 'review_date', 'assign_date'
            ]) }},
            {{ test_row_issue(['title', 'proposer_names']) }}
        ), '') as fatal_issues,
        nullif(concat_ws(
            ',',
            {{ unmapped_issue('session_code') }},
            {{ unmapped_issue('channel') }},
            {{ personal_issue('title') }},
            {{ unmapped_issue('proposal_type') }},
            {{ unmapped_issue('category') }},
            {{ unmapped_issue('standard_code') }},
            {{ unmapped_issue('priority_code') }},
            {{ unmapped_issue('time_mark') }},
            {{ unmapped_issue('review_result') }},
            {{ personal_issue('reject_reason') }},
            {{ unmapped_issue('is_key', '_code') }},
            {{ unmapped_issue('is_returned', '_code') }},
            {{ personal_issue('return_reason') }},
            {{ unmapped_issue('contact_way') }},
            {{ unmapped_issue('reply_class') }},
            {{ unmapped_issue('class_scheme') }},
            {{ unmapped_issue('sat_attitude') }},
            {{ unmapped_issue('sat_result') }},
            {{ unmapped_issue('is_rehandled', '_code') }},
            {{ unmapped_issue('sat_result_2') }},
            {{ unmapped_issue('followup_class') }},
            {{ unmapped_issue('is_excellent', '_code') }},
            {{ unmapped_issue('is_public', '_code') }},
            {{ date_issue('submit_date') }},
            {{ date_issue('review_date') }},
            {{ date_issue('assign_date') }},
            {{ date_issue('return_date') }},
            {{ date_issue('due_date') }},
            {{ date_issue('extended_due') }},
            {{ date_issue('contact_date') }},
            {{ date_issue('reply_date') }},
            {{ date_issue('feedback_date') }},
            {{ date_issue('rehandle_reply_date') }},
            {{ date_issue('followup_date') }},
            {{ date_issue('entered_date') }},
            {{ unmapped_issue('record_state') }},
            {{ personal_issue('remark') }},
            {{ order_issue('submit_date', 'review_date') }},
            {{ order_issue('review_date', 'assign_date') }},
            {{ order_issue('assign_date', 'reply_date') }},
            {{ order_issue('reply_date', 'feedback_date') }},
            case
                when
                    lead_unit is null and review_result_value = '立案'
                    then 'missing_unit:lead_unit'
            end,
            {{ late_entry_issue('submit_date') }}
        ), '') as flagged_issues

    from parsed

)

select * from judged
