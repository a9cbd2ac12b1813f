-- What a release said of the month that it sealed, where the same figure is
-- another now. What was not published then is not restated.
-- One row per sealed month, level, entity, indicator and period window.
with

seals as (

    select * from {{ ref('stg_registry__seals') }}

    where seal_state = 'compared'

),

sealed_figures as (

    select * from {{ ref('stg_sealed__figures') }}

),

scored as (

    select * from {{ ref('int_indicators_scored') }}

),

compared as (

    select
        seals.release_id,
        seals.period_month,
        seals.last_date,
        sealed_figures.level,
        sealed_figures.entity_id,
        sealed_figures.indicator_id,
        sealed_figures.period_window,
        sealed_figures.first_date,
        sealed_figures.numerator as numerator_then,
        cast(coalesce(scored.numerator, 0) as decimal(38, 4)) as numerator_now,
        sealed_figures.denominator as denominator_then,
        cast(coalesce(scored.denominator, 0) as decimal(38, 4))
            as denominator_now,
        sealed_figures.value as value_then,
        scored.value as value_now,
        sealed_figures.status_id as status_then_id,
        scored.status_id as status_now_id

    from seals

    inner join sealed_figures
        on sealed_figures.release_id = seals.release_id

    left join scored
        on
            scored.level = sealed_figures.level
            and scored.entity_id = sealed_figures.entity_id
            and scored.indicator_id = sealed_figures.indicator_id
            and scored.period_window = sealed_figures.period_window
            and scored.period_month = seals.period_month

),

judged as (

    select
        *,
        numerator_then != numerator_now
        or denominator_then != denominator_now as has_other_cases

    from compared

),

restated as (

    select * from judged

    where
        has_other_cases
        or value_then is distinct from value_now
        or status_then_id is distinct from status_now_id

)

select * from restated
