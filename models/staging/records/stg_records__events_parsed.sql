-- The cleaned text beside what it means: `x` is the text, `x_value` the typed
-- value, null where the text is not understood.
with

cleaned as (

    select * from {{ ref('stg_records__events_cleaned') }}

),

parsed as (

    select
        cleaned.*,
        event_type_codes.code_value as event_type_value,
        subtype_codes.code_value as subtype_value,
        level_codes.code_value as level_value,
        status_codes.code_value as status_value,
        channel_codes.code_value as channel_value,
        source_codes.code_value as source_value,
        submitter_kind_codes.code_value as submitter_kind_value,
        {{ repair_uscc('cleaned.uscc') }} as uscc_value,
        leader_level_codes.code_value as leader_level_value,
        window_type_codes.code_value as window_type_value,
        rating_mode_codes.code_value as rating_mode_value,
        urgency_codes.code_value as urgency_value,
        callback_sat_codes.code_value as callback_sat_value,
        apply_mode_codes.code_value as apply_mode_value,
        amount_unit_codes.code_value as amount_unit_value,
        adopt_level_codes.code_value as adopt_level_value,
        adopt_mode_codes.code_value as adopt_mode_value,
        instruct_level_codes.code_value as instruct_level_value,
        {{ parse_integer('cleaned.quantity') }} as quantity_value,
        {{ parse_integer('cleaned.participant_count') }}
            as participant_count_value,
        {{ parse_integer('cleaned.participant_org_count') }}
            as participant_org_count_value,
        {{ parse_integer('cleaned.participant_province_count') }}
            as participant_province_count_value,
        {{ parse_count('cleaned.member_count') }} as member_count_value,
        {{ parse_integer('cleaned.resident_count') }} as resident_count_value,
        {{ parse_integer('cleaned.legal_days') }} as legal_days_value,
        {{ parse_integer('cleaned.promise_days') }} as promise_days_value,
        {{ parse_integer('cleaned.visit_count') }} as visit_count_value,
        {{ parse_integer('cleaned.correction_times') }}
            as correction_times_value,
        rating_codes.code_value as rating_code,
        {{ parse_integer('cleaned.opinions_raised') }} as opinions_raised_value,
        {{ parse_integer('cleaned.opinions_adopted') }}
            as opinions_adopted_value,
        {{ parse_amount('cleaned.amount_due', 'amount_unit_codes.code_value') }}
            as amount_due_value,
        {{ parse_amount(
            'cleaned.amount_paid', 'amount_unit_codes.code_value'
        ) }}
            as amount_paid_value,
        {{ parse_percent('cleaned.completion_pct') }} as completion_pct_value,
        is_enterprise_related_codes.code_value as is_enterprise_related_code,
        is_instant_codes.code_value as is_instant_code,
        is_online_codes.code_value as is_online_code,
        is_mobile_codes.code_value as is_mobile_code,
        is_repeat_codes.code_value as is_repeat_code,
        is_returned_codes.code_value as is_returned_code,
        is_called_back_codes.code_value as is_called_back_code,
        is_solved_codes.code_value as is_solved_code,
        is_consulted_codes.code_value as is_consulted_code,
        {{ parse_date('cleaned.event_date') }} as event_date_value,
        {{ parse_date('cleaned.end_date') }} as end_date_value,
        {{ parse_date('cleaned.accept_at') }} as accept_at_value,
        {{ parse_date('cleaned.due_date', days_ahead=200) }} as due_date_value,
        {{ parse_date('cleaned.close_at') }} as close_at_value,
        {{ parse_date('cleaned.bad_fix_due', days_ahead=200) }}
            as bad_fix_due_value,
        {{ parse_date('cleaned.bad_fix_date') }} as bad_fix_date_value,
        {{ parse_date('cleaned.pay_date') }} as pay_date_value,
        {{ parse_date('cleaned.feedback_date') }} as feedback_date_value,
        {{ parse_date('cleaned.entered_date') }} as entered_date_value,
        record_state_codes.code_value as record_state_value

    from cleaned

    {{ join_codes('events', 'event_type', 'cleaned') }}
    {{ join_codes('events', 'subtype', 'cleaned') }}
    {{ join_codes('events', 'level', 'cleaned') }}
    {{ join_codes('events', 'status', 'cleaned') }}
    {{ join_codes('events', 'channel', 'cleaned') }}
    {{ join_codes('events', 'source', 'cleaned') }}
    {{ join_codes('events', 'submitter_kind', 'cleaned') }}
    {{ join_codes('events', 'leader_level', 'cleaned') }}
    {{ join_codes('events', 'window_type', 'cleaned') }}
    {{ join_codes('events', 'rating_mode', 'cleaned') }}
    {{ join_codes('events', 'urgency', 'cleaned') }}
    {{ join_codes('events', 'callback_sat', 'cleaned') }}
    {{ join_codes('events', 'apply_mode', 'cleaned') }}
    {{ join_codes('events', 'amount_unit', 'cleaned') }}
    {{ join_codes('events', 'adopt_level', 'cleaned') }}
    {{ join_codes('events', 'adopt_mode', 'cleaned') }}
    {{ join_codes('events', 'instruct_level', 'cleaned') }}
    {{ join_codes('events', 'rating', 'cleaned') }}
    {{ join_codes('events', 'is_enterprise_related', 'cleaned') }}
    {{ join_codes('events', 'is_instant', 'cleaned') }}
    {{ join_codes('events', 'is_online', 'cleaned') }}
    {{ join_codes('events', 'is_mobile', 'cleaned') }}
    {{ join_codes('events', 'is_repeat', 'cleaned') }}
    {{ join_codes('events', 'is_returned', 'cleaned') }}
    {{ join_codes('events', 'is_called_back', 'cleaned') }}
    {{ join_codes('events', 'is_solved', 'cleaned') }}
    {{ join_codes('events', 'is_consulted', 'cleaned') }}
    {{ join_codes('events', 'record_state', 'cleaned') }}

)

select * from parsed
