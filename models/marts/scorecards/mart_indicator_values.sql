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

    select * from {{ ref('mart_indicator_quality') }}

),

compared as (

    select
        scored.*,
        lag(value) over (
            partition by level, entity_id, indicator_id, period_window
            order by period_month
        ) as previous_value,
        lag(value, 12) over (
            partition by level, entity_id, indicator_id, period_window
            order by period_month
        ) as same_month_last_year_value

    from scored

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
