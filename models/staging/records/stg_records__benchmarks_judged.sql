-- What is wrong with each row. A fatal issue sends it to quarantine; with a
-- flagged one it is kept, and the issue stays on the record.
with

parsed as (

    select * from {{ ref('stg_records__benchmarks_parsed') }}

),

judged as (

    select
        *,
        nullif(concat_ws(
            ',',
            case when benchmark_no is null then 'missing_key' end,
            {{ personal_key_issue('benchmark_no') }},
            {{ missing_date_issue(['publish_date']) }},
            {{ test_row_issue(['title']) }}
        ), '') as fatal_issues,
        nullif(concat_ws(
            ',',
            {{ personal_issue('title') }},
            {{ unmapped_issue('scope') }},
            {{ number_issue('rank_total') }},
            {{ number_issue('rank') }},
            {{ number_issue('score') }},
            {{ number_issue('period_year') }},
            {{ date_issue('publish_date') }},
            {{ unmapped_issue('record_state') }},
            {{ personal_issue('remark') }}
        ), '') as flagged_issues

    from parsed

)

select * from judged
