-- Each check of each fact of the report: what is counted, what it must be, and
-- what the records give.
with

checks as (

    select * from {{ ref('int_report_facts_checked') }}

),

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

facts as (

    select * from {{ ref('mart_report_facts') }}

),

named as (

    select
        checks.fact_id,
        cast(checks.check_no as bigint) as check_no,
        checks.activity_id,
        activity_measures.activity_name_zh,
        activity_measures.activity_name_en,
        checks.comparison,
        cast(checks.low_value as decimal(18, 4)) as low_value,
        cast(checks.high_value as decimal(18, 4)) as high_value,
        cast(checks.check_value as decimal(18, 4)) as check_value,
        checks.is_met,
        case
            when checks.is_met then 'equal'
            when facts.fact_status = 'open' then 'open'
            else 'differs'
        end as check_status,
        checks.record_kind,
        cast(checks.record_count as bigint) as record_count

    from checks

    inner join activity_measures
        on activity_measures.activity_id = checks.activity_id

    inner join facts
        on facts.fact_id = checks.fact_id

)

select * from named
