-- The records behind each figure of the report, by the year it speaks of. A
-- stock counts what is there on the year's last day.
with

report_facts as (

    select * from {{ ref('report_facts') }}

),

further_checks as (

    select * from {{ ref('report_fact_checks') }}

),

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

activities as (

    select * from {{ ref('fct_activities') }}

),

parts as (

    select
        fact_id,
        1 as check_no,
        'numerator' as part,
        activity_id

    from report_facts

    union all

    select
        fact_id,
        1 as check_no,
        'denominator' as part,
        denominator_activity_id as activity_id

    from report_facts

    union all

    select
        fact_id,
        check_no,
        'numerator' as part,
        activity_id

    from further_checks

),

behind as (

    select
        parts.fact_id,
        cast(parts.check_no as bigint) as check_no,
        parts.part,
        activities.activity_id,
        activities.record_kind,
        activities.record_id,
        activities.counted_key,
        activities.activity_date,
        activities.quantity

    from parts

    inner join report_facts
        on parts.fact_id = report_facts.fact_id

    inner join activity_measures
        on parts.activity_id = activity_measures.activity_id

    inner join activities
        on parts.activity_id = activities.activity_id

    where
        activities.activity_date <= make_date(report_facts.fact_year, 12, 31)
        and (
            activity_measures.count_how = 'stock'
            or activities.activity_date
            >= make_date(report_facts.fact_year, 1, 1)
        )
        and (
            activities.ended_date is null
            or activities.ended_date > make_date(report_facts.fact_year, 12, 31)
        )

)

select * from behind
