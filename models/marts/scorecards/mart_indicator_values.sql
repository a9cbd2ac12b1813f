-- Every indicator for everybody in every month: never a missing row, an
-- absence has the status no_data or too_few. One row per level, entity,
-- indicator, month and period window.
with

scored as (

    select * from {{ ref('int_indicators_scored') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

quality as (

    select * from {{ ref('int_indicator_quality_judged') }}

),

compared as (

    select
        scored.*,
        lag(scored.value) over months_of_one as previous_value,
        lag(scored.value, 12) over months_of_one as same_month_last_year_value

    from scored

    window months_of_one as (
        partition by
            scored.level,
            scored.entity_id,
            scored.indicator_id,
            scored.period_window
        order by scored.period_month
    )

),

published as (

    select
        compared.level,
        compared.entity_id,
        entities.entity_name_zh,
        entities.entity_name_en,
        compared.indicator_id,
        compared.period_month,
        compared.period_window,
        cast(compared.numerator as decimal(38, 4)) as numerator,
        cast(compared.denominator as decimal(38, 4)) as denominator,
        compared.numerator_records,
        compared.denominator_records,
        compared.value,
        compared.value_low,
        compared.value_high,
        compared.target as target_value,
        compared.floor as floor_value,
        compared.weight,
        compared.score,
        compared.score_low,
        compared.score_high,
        compared.frontier_score,
        compared.status_id,
        cast(compared.n as bigint) as n,
        compared.previous_value,
        compared.same_month_last_year_value,
        quality.quality_grade,
        quality.quality_reason_zh,
        quality.quality_reason_en

    from compared

    inner join entities
        on
            entities.level = compared.level
            and entities.entity_id = compared.entity_id

    left join quality
        on
            quality.indicator_id = compared.indicator_id
            and quality.period_month = compared.period_month

)

select * from published
