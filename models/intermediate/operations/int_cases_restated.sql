-- All cases, then and now, of every record that counts otherwise than it did.
-- One row per sealed month, indicator, record, day, unit and town.
with

figures as (

    select
        release_id,
        period_month,
        indicator_id,
        min(first_date) as first_date,
        max(last_date) as last_date

    from {{ ref('int_figures_restated') }}

    where has_other_cases

    group by all

),

sealed_cases as (

    select * from {{ ref('stg_sealed__cases') }}

),

cases as (

    select * from {{ ref('fct_indicator_cases') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

stacked as (

    select
        figures.release_id,
        figures.period_month,
        sealed_cases.indicator_id,
        sealed_cases.record_kind,
        sealed_cases.record_id,
        sealed_cases.case_date,
        sealed_cases.unit_id,
        sealed_cases.unit_group,
        sealed_cases.town_id,
        sealed_cases.numerator,
        sealed_cases.denominator,
        true as is_then

    from sealed_cases

    inner join figures
        on
            figures.release_id = sealed_cases.release_id
            and figures.indicator_id = sealed_cases.indicator_id
            and figures.first_date <= sealed_cases.case_date

    union all

    select
        figures.release_id,
        figures.period_month,
        cases.indicator_id,
        cases.record_kind,
        cases.record_id,
        cases.case_date,
        cases.unit_id,
        units.unit_group,
        cases.town_id,
        cast(cases.numerator as decimal(38, 4)) as numerator,
        cast(cases.denominator as decimal(38, 4)) as denominator,
        false as is_then

    from cases

    inner join figures
        on
            figures.indicator_id = cases.indicator_id
            and cases.case_date between figures.first_date and figures.last_date

    left join units on units.unit_id = cases.unit_id

),

summed as (

    select
        {{ all_but('stacked', ['is_then', 'numerator', 'denominator']) }},
        {{ sum_where('numerator', 'is_then') }} as numerator_then,
        {{ sum_where('numerator', 'not is_then') }} as numerator_now,
        {{ sum_where('denominator', 'is_then') }} as denominator_then,
        {{ sum_where('denominator', 'not is_then') }} as denominator_now

    from stacked

    group by all

),

restated as (

    select * from summed

    qualify
        count_if(
            numerator_then != numerator_now
            or denominator_then != denominator_now
        ) over (
            partition by release_id, indicator_id, record_kind, record_id
        ) > 0

)

select * from restated
