-- Typed rows of attendances, kept by delivery: a refresh reads only deliveries
-- that this table has not seen, whatever dates they hold.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

judged as (

    select * from {{ ref('stg_records__attendances_judged') }}

    where {{ is_new_delivery('attendances') }}

),

typed as (

    select
        upper(event_no)
        || '|'
        || coalesce(member_no, {{ code_key('member_name') }}) as attendance_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        sheet,
        row_number,
        is_line,
        upper(event_no) as event_no,
        member_no,
        {{ name_list('member_name') }} as member_name,
        nullif(role_value, 'n/a') as role,
        nullif(attend_state_value, 'n/a') as attend_state,
        {{ drop_sentinel('attend_date_value') }} as attend_date,
        {{ drop_sentinel('entered_date_value') }} as entered_date,
        coalesce(record_state_value, '正常') as record_state,
        {{ mask_personal('remark') }} as remark,
        fatal_issues is not null as is_fatal,
        nullif(concat_ws(',', fatal_issues, flagged_issues), '') as issues

    from judged

)

select * from typed
