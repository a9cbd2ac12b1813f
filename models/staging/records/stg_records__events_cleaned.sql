-- Every cell of a landed event, trimmed and half width, still text. Only sheets
-- whose delivery landed whole count: the deliveries' file is the commit point.
with

records as (

    select * from {{ source('raw', 'events') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

cleaned as (

    select
        {{ clean('event_no') }} as event_no,
        {{ code_key('event_type') }} as event_type,
        {{ code_key('subtype') }} as subtype,
        {{ clean_text('brand') }} as brand,
        {{ clean_text('title') }} as title,
        {{ code_key('task_id') }} as task_id,
        {{ clean('ref_no') }} as ref_no,
        {{ code_key('level') }} as level,
        {{ code_key('status') }} as status,
        {{ clean('unit') }} as unit,
        {{ code_key('committee') }} as committee,
        {{ code_key('studio') }} as studio,
        {{ code_key('town') }} as town,
        {{ clean_text('village') }} as village,
        {{ code_key('channel') }} as channel,
        {{ code_key('source') }} as source,
        {{ code_key('submitter_kind') }} as submitter_kind,
        {{ clean('submitter_name') }} as submitter_name,
        {{ clean('uscc') }} as uscc,
        {{ clean_text('enterprise_name') }} as enterprise_name,
        {{ code_key('leader_level') }} as leader_level,
        {{ clean('item_code') }} as item_code,
        {{ code_key('window_type') }} as window_type,
        {{ code_key('rating_mode') }} as rating_mode,
        {{ code_key('urgency') }} as urgency,
        {{ code_key('callback_sat') }} as callback_sat,
        {{ code_key('apply_mode') }} as apply_mode,
        {{ clean('policy_code') }} as policy_code,
        {{ code_key('amount_unit') }} as amount_unit,
        {{ code_key('adopt_level') }} as adopt_level,
        {{ code_key('adopt_mode') }} as adopt_mode,
        {{ code_key('instruct_level') }} as instruct_level,
        {{ clean('quantity') }} as quantity,
        {{ clean('participant_count') }} as participant_count,
        {{ clean('participant_org_count') }} as participant_org_count,
        {{ clean('participant_province_count') }} as participant_province_count,
        {{ clean('member_count') }} as member_count,
        {{ clean('resident_count') }} as resident_count,
        {{ clean('legal_days') }} as legal_days,
        {{ clean('promise_days') }} as promise_days,
        {{ clean('visit_count') }} as visit_count,
        {{ clean('correction_times') }} as correction_times,
        {{ code_key('rating') }} as rating,
        {{ clean('opinions_raised') }} as opinions_raised,
        {{ clean('opinions_adopted') }} as opinions_adopted,
        {{ clean('amount_due') }} as amount_due,
        {{ clean('amount_paid') }} as amount_paid,
        {{ clean('completion_pct') }} as completion_pct,
        {{ code_key('is_enterprise_related') }} as is_enterprise_related,
        {{ code_key('is_instant') }} as is_instant,
        {{ code_key('is_online') }} as is_online,
        {{ code_key('is_mobile') }} as is_mobile,
        {{ code_key('is_repeat') }} as is_repeat,
        {{ code_key('is_returned') }} as is_returned,
        {{ code_key('is_called_back') }} as is_called_back,
        {{ code_key('is_solved') }} as is_solved,
        {{ code_key('is_consulted') }} as is_consulted,
        {{ clean('event_date') }} as event_date,
        {{ clean('end_date') }} as end_date,
        {{ clean('accept_at') }} as accept_at,
        {{ clean('due_date') }} as due_date,
        {{ clean('close_at') }} as close_at,
        {{ clean('bad_fix_due') }} as bad_fix_due,
        {{ clean('bad_fix_date') }} as bad_fix_date,
        {{ clean('pay_date') }} as pay_date,
        {{ clean('feedback_date') }} as feedback_date,
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
            and sheets.record_kind = 'events'

)

select * from cleaned
