-- Typed rows of inspections, kept by delivery: a refresh reads only deliveries
-- that this table has not seen, whatever dates they hold.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

judged as (

    select * from {{ ref('stg_records__inspections_judged') }}

    where {{ is_new_delivery('inspections') }}

),

typed as (

    select
        upper(inspection_no) as inspection_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        sheet,
        row_number,
        is_line,
        upper(inspection_no) as inspection_no,
        nullif(kind_value, 'n/a') as kind,
        nullif(subkind_value, 'n/a') as subkind,
        {{ mask_personal('plan_no') }} as plan_no,
        {{ mask_personal('upper(task_id)') }} as task_id,
        {{ mask_personal('topic') }} as topic,
        nullif(scope_value, 'n/a') as scope,
        {{ mask_personal('lead_unit') }} as lead_unit,
        {{ mask_personal('join_units') }} as join_units,
        nullif(object_type_value, 'n/a') as object_type,
        object_uscc_value as object_uscc,
        {{ mask_personal('object_name') }} as object_name,
        town,
        {{ parse_result_codes('result_codes', 'result_codes_mapped') }}
            as result_codes,
        nullif(rectify_state_value, 'n/a') as rectify_state,
        nullif(audit_state_value, 'n/a') as audit_state,
        {{ mask_personal('report_no') }} as report_no,
        {{ mask_personal('leader_instruction') }} as leader_instruction,
        inspectors_value as inspectors,
        members_value as members,
        issue_count_value as issue_count,
        opinion_count_value as opinion_count,
        opinion_adopted_value as opinion_adopted,
        try_cast(object_rating_code as bigint) as object_rating,
        {{ as_flag('is_joint_code') }} as is_joint,
        {{ as_flag('is_onsite_code') }} as is_onsite,
        {{ as_flag('is_mobile_code') }} as is_mobile,
        {{ as_flag('is_code_shown_code') }} as is_code_shown,
        {{ as_flag('is_penalised_code') }} as is_penalised,
        {{ drop_sentinel('check_date_value') }} as check_date,
        {{ drop_sentinel('end_date_value') }} as end_date,
        {{ drop_sentinel('rectify_due_value') }} as rectify_due,
        {{ drop_sentinel('rectify_date_value') }} as rectify_date,
        {{ drop_sentinel('publish_due_value') }} as publish_due,
        {{ drop_sentinel('publish_date_value') }} as publish_date,
        {{ drop_sentinel('entered_date_value') }} as entered_date,
        coalesce(record_state_value, '正常') as record_state,
        {{ mask_personal('steps') }} as steps,
        {{ mask_personal('remark') }} as remark,
        fatal_issues is not null as is_fatal,
        nullif(concat_ws(',', fatal_issues, flagged_issues), '') as issues

    from judged

)

select * from typed
