-- What the report says beside what the records say. A fact holds when all its
-- checks hold; before its day has come, or without a record, it is not judged.
with

report_facts as (

    select * from {{ ref('report_facts') }}

),

checks as (

    select * from {{ ref('int_report_facts_checked') }}

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

summed as (

    select
        fact_id,
        max(case when check_no = 1 then check_value end) as recomputed_value,
        max(case when check_no = 1 then record_kind end) as record_kind,
        sum(record_count) as record_count,
        {{ sorted_list('record_ids') }} as record_ids,
        min(case when is_met then 1 else 0 end) as least_met,
        count(activity_id) as checks_total

    from checks

    group by fact_id

),

compared as (

    select
        report_facts.fact_id,
        report_facts.fact_name_zh,
        report_facts.fact_name_en,
        report_facts.wording_zh,
        report_facts.wording_en,
        report_facts.fact_year,
        report_facts.unit_zh,
        report_facts.unit_en,
        report_facts.comparison,
        report_facts.published_text as published_value,
        report_facts.published_text_en as published_value_en,
        report_facts.published_value as published_number,
        summed.recomputed_value,
        case
            when summed.checks_total = 0 then 'no_record'
            when report_facts.judged_from > as_of.as_of_date then 'open'
            when summed.least_met = 1 then 'equal'
            else 'differs'
        end as fact_status,
        summed.record_kind,
        summed.record_count,
        summed.record_ids,
        report_facts.judged_from,
        report_facts.note_zh,
        report_facts.note_en

    from report_facts

    inner join summed
        on report_facts.fact_id = summed.fact_id

    cross join as_of

),

judged as (

    select
        fact_id,
        fact_name_zh,
        fact_name_en,
        wording_zh,
        wording_en,
        fact_year,
        unit_zh,
        unit_en,
        comparison,
        published_value,
        published_value_en,
        cast(published_number as decimal(18, 4)) as published_number,
        cast(recomputed_value as decimal(18, 4)) as recomputed_value,
        case fact_status
            when 'equal' then true
            when 'differs' then false
        end as is_equal,
        fact_status,
        record_kind,
        cast(record_count as bigint) as record_count,
        record_ids,
        judged_from,
        note_zh,
        note_en

    from compared

)

select * from judged
