-- What is wrong with each row. A fatal issue sends it to quarantine; with a
-- flagged one it is kept, and the issue stays on the record.
with

parsed as (

    select * from {{ ref('stg_records__inspections_parsed') }}

),

judged as (

    select
        *,
        nullif(concat_ws(
            ',',
            case when inspection_no is null then 'missing_key' end,
            {{ personal_key_issue('inspection_no') }},
            {{ missing_date_issue(['check_date']) }},
            {{ kind_issue('kind') }},
            {{ test_row_issue(['topic', 'inspectors', 'object_name']) }}
        ), '') as fatal_issues,
        nullif(concat_ws(
            ',',
            {{ unmapped_issue('subkind') }},
            {{ personal_issue('topic') }},
            {{ unmapped_issue('scope') }},
            {{ unmapped_issue('object_type') }},
            {{ uscc_issue('object_uscc') }},
            {{ personal_issue('object_name') }},
            {{ result_codes_issue('result_codes') }},
            {{ unmapped_issue('rectify_state') }},
            {{ unmapped_issue('audit_state') }},
            {{ personal_issue('leader_instruction') }},
            {{ number_issue('inspectors') }},
            {{ number_issue('members') }},
            {{ number_issue('issue_count') }},
            {{ number_issue('opinion_count') }},
            {{ number_issue('opinion_adopted') }},
            {{ unmapped_issue('object_rating', '_code') }},
            {{ unmapped_issue('is_joint', '_code') }},
            {{ unmapped_issue('is_onsite', '_code') }},
            {{ unmapped_issue('is_mobile', '_code') }},
            {{ unmapped_issue('is_code_shown', '_code') }},
            {{ unmapped_issue('is_penalised', '_code') }},
            {{ date_issue('check_date') }},
            {{ date_issue('end_date') }},
            {{ date_issue('rectify_due') }},
            {{ date_issue('rectify_date') }},
            {{ date_issue('publish_due') }},
            {{ date_issue('publish_date') }},
            {{ date_issue('entered_date') }},
            {{ unmapped_issue('record_state') }},
            {{ personal_issue('remark') }},
            {{ order_issue('check_date', 'end_date') }},
            {{ order_issue('check_date', 'rectify_date') }},
            {{ order_issue('check_date', 'publish_date') }},
            case when lead_unit is null then 'missing_unit:lead_unit' end,
            case
                when opinion_adopted_value > opinion_count_value
                    then 'adopted_over_raised:opinion_adopted'
            end,
            {{ late_entry_issue('check_date') }}
        ), '') as flagged_issues

    from parsed

)

select * from judged
