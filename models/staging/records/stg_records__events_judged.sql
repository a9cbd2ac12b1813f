-- What is wrong with each row. A fatal issue sends it to quarantine; with a
-- flagged one it is kept, and the issue stays on the record.
with

parsed as (

    select * from {{ ref('stg_records__events_parsed') }}

),

judged as (

    select
        *,
        nullif(concat_ws(
            ',',
            case when event_no is null then 'missing_key' end,
            {{ personal_key_issue('event_no') }},
            {{ missing_date_issue([
                'event_date', 'accept_at', 'close_at', 'pay_date', 'due_date'
            ]) }},
            {{ kind_issue('event_type') }},
            {{ test_row_issue(['title', 'submitter_name']) }}
        ), '') as fatal_issues,
        nullif(concat_ws(
            ',',
            {{ unmapped_issue('subtype') }},
            {{ personal_issue('title') }},
            {{ unmapped_issue('level') }},
            {{ unmapped_issue('status') }},
            {{ unmapped_issue('channel') }},
            {{ unmapped_issue('source') }},
            {{ unmapped_issue('submitter_kind') }},
            {{ uscc_issue('uscc') }},
            {{ unmapped_issue('leader_level') }},
            {{ unmapped_issue('window_type') }},
            {{ unmapped_issue('rating_mode') }},
            {{ unmapped_issue('urgency') }},
            {{ unmapped_issue('callback_sat') }},
            {{ unmapped_issue('apply_mode') }},
            {{ unmapped_issue('amount_unit') }},
            {{ unmapped_issue('adopt_level') }},
            {{ unmapped_issue('adopt_mode') }},
            {{ unmapped_issue('instruct_level') }},
            {{ number_issue('quantity') }},
            {{ number_issue('participant_count') }},
            {{ number_issue('participant_org_count') }},
            {{ number_issue('participant_province_count') }},
            {{ number_issue('member_count') }},
            {{ number_issue('resident_count') }},
            {{ number_issue('legal_days') }},
            {{ number_issue('promise_days') }},
            {{ number_issue('visit_count') }},
            {{ number_issue('correction_times') }},
            {{ unmapped_issue('rating', '_code') }},
            {{ number_issue('opinions_raised') }},
            {{ number_issue('opinions_adopted') }},
            {{ number_issue('amount_due') }},
            {{ number_issue('amount_paid') }},
            {{ number_issue('completion_pct') }},
            {{ unmapped_issue('is_enterprise_related', '_code') }},
            {{ unmapped_issue('is_instant', '_code') }},
            {{ unmapped_issue('is_online', '_code') }},
            {{ unmapped_issue('is_mobile', '_code') }},
            {{ unmapped_issue('is_repeat', '_code') }},
            {{ unmapped_issue('is_returned', '_code') }},
            {{ unmapped_issue('is_called_back', '_code') }},
            {{ unmapped_issue('is_solved', '_code') }},
            {{ unmapped_issue('is_consulted', '_code') }},
            {{ date_issue('event_date') }},
            {{ date_issue('end_date') }},
            {{ date_issue('accept_at') }},
            {{ date_issue('due_date') }},
            {{ date_issue('close_at') }},
            {{ date_issue('bad_fix_due') }},
            {{ date_issue('bad_fix_date') }},
            {{ date_issue('pay_date') }},
            {{ date_issue('feedback_date') }},
            {{ date_issue('entered_date') }},
            {{ unmapped_issue('record_state') }},
            {{ personal_issue('remark') }},
            {{ order_issue('accept_at', 'close_at') }},
            {{ order_issue('accept_at', 'pay_date') }},
            {{ order_issue('event_date', 'end_date') }},
            case when unit is null then 'missing_unit:unit' end,
            case
                when opinions_adopted_value > opinions_raised_value
                    then 'adopted_over_raised:opinions_adopted'
            end,
            case
                when amount_paid_value > amount_due_value
                    then 'paid_over_due:amount_paid'
            end,
            {{ default_time_issue('accept_at') }},
            {{ default_time_issue('close_at') }},
            {{ late_entry_issue('event_date') }}
        ), '') as flagged_issues

    from parsed

)

select * from judged
