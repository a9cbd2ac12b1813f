-- How far each indicator's figure of each month can be trusted.
with

judged as (

    select * from {{ ref('int_indicator_quality_judged') }}

),

published as (

    select
        indicator_id,
        period_month,
        cases_total,
        quality_grade,
        quality_reason_zh,
        quality_reason_en

    from judged

)

select * from published
