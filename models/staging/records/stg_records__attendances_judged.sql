-- What is wrong with each row. A fatal issue sends it to quarantine; with a
-- flagged one it is kept, and the issue stays on the record.
with

parsed as (

    select * from {{ ref('stg_records__attendances_parsed') }}

),

judged as (

    select
        *,
        nullif(concat_ws(
            ',',
            case
                when
                    event_no is null or coalesce(member_no, member_name) is null
                    then 'missing_key'
            end,
            {{ personal_key_issue('event_no') }},
            {{ test_row_issue(['member_name']) }}
        ), '') as fatal_issues,
        nullif(concat_ws(
            ',',
            {{ unmapped_issue('role') }},
            {{ unmapped_issue('attend_state') }},
            {{ date_issue('attend_date') }},
            {{ date_issue('entered_date') }},
            {{ unmapped_issue('record_state') }},
            {{ personal_issue('remark') }},
            {{ late_entry_issue('attend_date') }}
        ), '') as flagged_issues

    from parsed

)

select * from judged
