-- The cleaned text beside what it means: `x` is the text, `x_value` the typed
-- value, null where the text is not understood.
with

cleaned as (

    select * from {{ ref('stg_records__proposals_cleaned') }}

),

parsed as (

    select
        cleaned.*,
        coalesce(
            session_code_codes.code_value, {{ parse_session('session_code') }}
        ) as session_code_value,
        channel_codes.code_value as channel_value,
        proposal_type_codes.code_value as proposal_type_value,
        category_codes.code_value as category_value,
        standard_code_codes.code_value as standard_code_value,
        priority_code_codes.code_value as priority_code_value,
        time_mark_codes.code_value as time_mark_value,
        review_result_codes.code_value as review_result_value,
        is_key_codes.code_value as is_key_code,
        is_returned_codes.code_value as is_returned_code,
        contact_way_codes.code_value as contact_way_value,
        coalesce(
            reply_class_scheme_codes.code_value, reply_class_codes.code_value
        ) as reply_class_value,
        class_scheme_codes.code_value as class_scheme_value,
        sat_attitude_codes.code_value as sat_attitude_value,
        sat_result_codes.code_value as sat_result_value,
        is_rehandled_codes.code_value as is_rehandled_code,
        sat_result_2_codes.code_value as sat_result_2_value,
        coalesce(
            followup_class_scheme_codes.code_value,
            followup_class_codes.code_value
        ) as followup_class_value,
        is_excellent_codes.code_value as is_excellent_code,
        is_public_codes.code_value as is_public_code,
        {{ parse_date('cleaned.submit_date') }} as submit_date_value,
        {{ parse_date('cleaned.review_date') }} as review_date_value,
        {{ parse_date('cleaned.assign_date') }} as assign_date_value,
        {{ parse_date('cleaned.return_date') }} as return_date_value,
        {{ parse_date('cleaned.due_date', days_ahead=200) }} as due_date_value,
        {{ parse_date('cleaned.extended_due', days_ahead=200) }}
            as extended_due_value,
        {{ parse_date('cleaned.contact_date') }} as contact_date_value,
        {{ parse_date('cleaned.reply_date') }} as reply_date_value,
        {{ parse_date('cleaned.feedback_date') }} as feedback_date_value,
        {{ parse_date('cleaned.rehandle_reply_date') }}
            as rehandle_reply_date_value,
        {{ parse_date('cleaned.followup_date') }} as followup_date_value,
        {{ parse_date('cleaned.entered_date') }} as entered_date_value,
        record_state_codes.code_value as record_state_value

    from cleaned

    {{ join_codes('proposals', 'class_scheme', 'cleaned') }}
    {{ join_codes('proposals', 'session_code', 'cleaned') }}
    {{ join_codes('proposals', 'channel', 'cleaned') }}
    {{ join_codes('proposals', 'proposal_type', 'cleaned') }}
    {{ join_codes('proposals', 'category', 'cleaned') }}
    {{ join_codes('proposals', 'standard_code', 'cleaned') }}
    {{ join_codes('proposals', 'priority_code', 'cleaned') }}
    {{ join_codes('proposals', 'time_mark', 'cleaned') }}
    {{ join_codes('proposals', 'review_result', 'cleaned') }}
    {{ join_codes('proposals', 'is_key', 'cleaned') }}
    {{ join_codes('proposals', 'is_returned', 'cleaned') }}
    {{ join_codes('proposals', 'contact_way', 'cleaned') }}
    {{ join_codes('proposals', 'reply_class', 'cleaned') }}
    {{ join_scheme_codes('reply_class', 'cleaned') }}
    {{ join_codes('proposals', 'sat_attitude', 'cleaned') }}
    {{ join_codes('proposals', 'sat_result', 'cleaned') }}
    {{ join_codes('proposals', 'is_rehandled', 'cleaned') }}
    {{ join_codes('proposals', 'sat_result_2', 'cleaned') }}
    {{ join_codes('proposals', 'followup_class', 'cleaned') }}
    {{ join_scheme_codes('followup_class', 'cleaned') }}
    {{ join_codes('proposals', 'is_excellent', 'cleaned') }}
    {{ join_codes('proposals', 'is_public', 'cleaned') }}
    {{ join_codes('proposals', 'record_state', 'cleaned') }}

)

select * from parsed
