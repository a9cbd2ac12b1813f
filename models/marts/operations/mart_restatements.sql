-- What was published of a sealed month and is something else now, and why.
-- Exactly as many records as mart_restated_records lists explain it.
-- One row per sealed month, level, entity, indicator and period window.
with

figures as (

    select * from {{ ref('int_figures_restated') }}

),

seals as (

    select * from {{ ref('stg_registry__seals') }}

),

runs as (

    select * from {{ ref('stg_registry__run') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

records as (

    select
        period_month,
        level,
        entity_id,
        indicator_id,
        period_window,
        count(*) as records_total,
        cast(count_if(is_new) as bigint) as new_records_total

    from {{ ref('mart_restated_records') }}

    group by all

),

explained as (

    select
        figures.*,
        seals.published_at,
        coalesce(entities.entity_name_zh, figures.entity_id) as entity_name_zh,
        coalesce(entities.entity_name_en, figures.entity_id) as entity_name_en,
        coalesce(records.records_total, 0) as records_total,
        coalesce(records.new_records_total, 0) as new_records_total,
        seals.code_version = runs.code_version as has_same_rules

    from figures

    inner join seals
        on seals.release_id = figures.release_id

    cross join runs

    left join entities
        on
            entities.level = figures.level
            and entities.entity_id = figures.entity_id

    left join records
        on
            records.period_month = figures.period_month
            and records.level = figures.level
            and records.entity_id = figures.entity_id
            and records.indicator_id = figures.indicator_id
            and records.period_window = figures.period_window

),

listed as (

    select
        period_month,
        level,
        entity_id,
        entity_name_zh,
        entity_name_en,
        indicator_id,
        period_window,
        first_date,
        numerator_then,
        numerator_now,
        cast(numerator_now - numerator_then as decimal(38, 4))
            as numerator_change,
        denominator_then,
        denominator_now,
        cast(denominator_now - denominator_then as decimal(38, 4))
            as denominator_change,
        value_then,
        value_now,
        {{ difference('value_now', 'value_then') }} as value_change,
        status_then_id,
        status_now_id,
        records_total,
        new_records_total,
        {{ judge_restatement() }} as cause_id,
        release_id as release_then_id,
        published_at as published_then_at

    from explained

)

select * from listed
