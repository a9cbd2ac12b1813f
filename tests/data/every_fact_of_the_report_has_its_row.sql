-- Fails with each fact that the mart lost, judged although nothing counts it,
-- or not judged although its day has come.
with

report_facts as (

    select * from {{ ref('report_facts') }}

),

found as (

    select * from {{ ref('mart_report_facts') }}

)

select report_facts.fact_id

from report_facts

left join found
    on report_facts.fact_id = found.fact_id

where
    found.fact_id is null
    or (report_facts.activity_id is null and found.is_equal is not null)
    or (
        report_facts.activity_id is not null
        and report_facts.judged_from <= {{ as_of() }}
        and found.is_equal is null
    )
