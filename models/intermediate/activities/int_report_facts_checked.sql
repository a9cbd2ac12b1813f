-- Each check of each fact of the report, counted from its records and held
-- against its bounds.
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

fact_records as (

    select * from {{ ref('fct_report_fact_records') }}

),

checks as (

    select
        fact_id,
        1 as check_no,
        activity_id,
        denominator_activity_id,
        comparison,
        low_value,
        high_value

    from report_facts

    union all

    select
        fact_id,
        check_no,
        activity_id,
        cast(null as {{ dbt.type_string() }}) as denominator_activity_id,
        comparison,
        low_value,
        high_value

    from further_checks

),

counted as (

    select
        fact_records.fact_id,
        fact_records.check_no,
        fact_records.part,
        {{ activity_total('activity_measures.count_how') }} as part_total,
        max(fact_records.record_kind) as record_kind,
        count(distinct fact_records.record_id) as record_count,
        {{ sorted_list('fact_records.record_id') }} as record_ids

    from fact_records

    inner join activity_measures
        on fact_records.activity_id = activity_measures.activity_id

    group by
        fact_records.fact_id,
        fact_records.check_no,
        fact_records.part

),

checked as (

    select
        checks.*,
        numerators.record_kind,
        coalesce(numerators.record_count, 0) as record_count,
        numerators.record_ids,
        case
            when checks.activity_id is null then null
            when checks.denominator_activity_id is null
                then coalesce(numerators.part_total, 0)
            else
                100 * cast(coalesce(numerators.part_total, 0) as decimal(18, 4))
                / nullif(denominators.part_total, 0)
        end as check_value,
        coalesce(
            check_value >= checks.low_value
            and (
                checks.high_value is null or check_value <= checks.high_value
            ),
            false
        ) as is_met

    from checks

    left join counted as numerators
        on
            checks.fact_id = numerators.fact_id
            and checks.check_no = numerators.check_no
            and numerators.part = 'numerator'

    left join counted as denominators
        on
            checks.fact_id = denominators.fact_id
            and checks.check_no = denominators.check_no
            and denominators.part = 'denominator'

)

select * from checked
