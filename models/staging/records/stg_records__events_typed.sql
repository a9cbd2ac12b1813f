-- Typed rows of events, kept by delivery: a refresh reads only deliveries that
-- this table has not seen, whatever dates they hold.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

judged as (

    select * from {{ ref('stg_records__events_judged') }}

    where {{ is_new_delivery('events') }}

),

typed as (

    select
        feed_id || ':' || upper(event_no) as event_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        sheet,
        row_number,
        is_line,
        upper(event_no) as event_no,
        nullif(event_type_value, 'n/a') as event_type,
        nullif(subtype_value, 'n/a') as subtype,
        {{ mask_personal('brand') }} as brand,
        {{ mask_personal('title') }} as title,
        {{ mask_personal('upper(task_id)') }} as task_id,
        {{ mask_personal('ref_no') }} as ref_no,
        nullif(level_value, 'n/a') as level,
        nullif(status_value, 'n/a') as status,
        {{ mask_personal('unit') }} as unit,
        committee,
        studio,
        town,
        {{ mask_personal('village') }} as village,
        nullif(channel_value, 'n/a') as channel,
        nullif(source_value, 'n/a') as source,
        nullif(submitter_kind_value, 'n/a') as submitter_kind,
        uscc_value as uscc,
        {{ mask_personal('enterprise_name') }} as enterprise_name,
        nullif(leader_level_value, 'n/a') as leader_level,
        {{ mask_personal('item_code') }} as item_code,
        nullif(window_type_value, 'n/a') as window_type,
        nullif(rating_mode_value, 'n/a') as rating_mode,
        nullif(urgency_value, 'n/a') as urgency,
        nullif(callback_sat_value, 'n/a') as callback_sat,
        nullif(apply_mode_value, 'n/a') as apply_mode,
        {{ mask_personal('policy_code') }} as policy_code,
        nullif(amount_unit_value, 'n/a') as amount_unit,
        nullif(adopt_level_value, 'n/a') as adopt_level,
        nullif(adopt_mode_value, 'n/a') as adopt_mode,
        nullif(instruct_level_value, 'n/a') as instruct_level,
        quantity_value as quantity,
        participant_count_value as participant_count,
        participant_org_count_value as participant_org_count,
        participant_province_count_value as participant_province_count,
        member_count_value as member_count,
        resident_count_value as resident_count,
        legal_days_value as legal_days,
        promise_days_value as promise_days,
        visit_count_value as visit_count,
        correction_times_value as correction_times,
        try_cast(rating_code as bigint) as rating,
        opinions_raised_value as opinions_raised,
        opinions_adopted_value as opinions_adopted,
        amount_due_value as amount_due,
        amount_paid_value as amount_paid,
        completion_pct_value as completion_pct,
        {{ as_flag('is_enterprise_related_code') }} as is_enterprise_related,
        {{ as_flag('is_instant_code') }} as is_instant,
        {{ as_flag('is_online_code') }} as is_online,
        {{ as_flag('is_mobile_code') }} as is_mobile,
        {{ as_flag('is_repeat_code') }} as is_repeat,
        {{ as_flag('is_returned_code') }} as is_returned,
        {{ as_flag('is_called_back_code') }} as is_called_back,
        {{ as_flag('is_solved_code') }} as is_solved,
        {{ as_flag('is_consulted_code') }} as is_consulted,
        {{ drop_sentinel('event_date_value') }} as event_date,
        {{ drop_sentinel('end_date_value') }} as end_date,
        {{ drop_sentinel('accept_at_value') }} as accept_date,
        {{ parse_timestamp('accept_at', drop_sentinel('accept_at_value')) }}
            as accept_at,
        {{ drop_sentinel('due_date_value') }} as due_date,
        {{ drop_sentinel('close_at_value') }} as close_date,
        {{ parse_timestamp('close_at', drop_sentinel('close_at_value')) }}
            as close_at,
        {{ drop_sentinel('bad_fix_due_value') }} as bad_fix_due,
        {{ drop_sentinel('bad_fix_date_value') }} as bad_fix_date,
        {{ drop_sentinel('pay_date_value') }} as pay_date,
        {{ drop_sentinel('feedback_date_value') }} as feedback_date,
        {{ drop_sentinel('entered_date_value') }} as entered_date,
        coalesce(record_state_value, '正常') as record_state,
        {{ mask_personal('steps') }} as steps,
        {{ mask_personal('remark') }} as remark,
        {{ has_time('accept_at') }} as has_accept_time,
        {{ has_time('close_at') }} as has_close_time,
        fatal_issues is not null as is_fatal,
        nullif(concat_ws(',', fatal_issues, flagged_issues), '') as issues

    from judged

)

select * from typed
