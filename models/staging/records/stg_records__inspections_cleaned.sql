-- Every cell of a landed inspection, trimmed and half width, still text. Only
-- sheets whose delivery landed whole count: the deliveries' file is the commit
-- point.
with

records as (

    select * from {{ source('raw', 'inspections') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

cleaned as (

    select
        {{ clean('inspection_no') }} as inspection_no,
        {{ code_key('kind') }} as kind,
        {{ code_key('subkind') }} as subkind,
        {{ clean('plan_no') }} as plan_no,
        {{ code_key('task_id') }} as task_id,
        {{ clean_text('topic') }} as topic,
        {{ code_key('scope') }} as scope,
        {{ clean('lead_unit') }} as lead_unit,
        {{ clean('join_units') }} as join_units,
        {{ code_key('object_type') }} as object_type,
        {{ clean('object_uscc') }} as object_uscc,
        {{ clean_text('object_name') }} as object_name,
        {{ code_key('town') }} as town,
        {{ code_key('result_codes') }} as result_codes,
        {{ code_key('rectify_state') }} as rectify_state,
        {{ code_key('audit_state') }} as audit_state,
        {{ clean_text('report_no') }} as report_no,
        {{ clean_text('leader_instruction') }} as leader_instruction,
        {{ clean('inspectors') }} as inspectors,
        {{ clean('members') }} as members,
        {{ clean('issue_count') }} as issue_count,
        {{ clean('opinion_count') }} as opinion_count,
        {{ clean('opinion_adopted') }} as opinion_adopted,
        {{ code_key('object_rating') }} as object_rating,
        {{ code_key('is_joint') }} as is_joint,
        {{ code_key('is_onsite') }} as is_onsite,
        {{ code_key('is_mobile') }} as is_mobile,
        {{ code_key('is_code_shown') }} as is_code_shown,
        {{ code_key('is_penalised') }} as is_penalised,
        {{ clean('check_date') }} as check_date,
        {{ clean('end_date') }} as end_date,
        {{ clean('rectify_due') }} as rectify_due,
        {{ clean('rectify_date') }} as rectify_date,
        {{ clean('publish_due') }} as publish_due,
        {{ clean('publish_date') }} as publish_date,
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
            and sheets.record_kind = 'inspections'

)

select * from cleaned
