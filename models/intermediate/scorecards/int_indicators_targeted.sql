-- Every value beside the goalposts that it is judged by: the target in force
-- in its month, of its group of units if that has one of its own, scaled by
-- the time passed where the indicator builds up over its window.
-- One row per level, entity, indicator, month and period window.
with

divided as (

    select * from {{ ref('int_indicators_divided') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

targets as (

    select * from {{ ref('targets') }}

),

asked as (

    select
        divided.*,
        indicators.direction,
        indicators.scale,
        indicators.is_share,
        indicators.min_n,
        cast(indicators.worst as double) as full_worst,
        cast(indicators.best as double) as full_best,
        cast(targets.floor as double) as full_floor,
        cast(targets.target as double) as full_target,
        targets.weight,
        cast({{ time_progress(
            'divided.period_month',
            'divided.pace_span',
            'indicators.target_pace'
        ) }} as double) as progress

    from divided

    inner join indicators
        on indicators.indicator_id = divided.indicator_id

    left join targets
        on
            targets.indicator_id = divided.indicator_id
            and targets.unit_group in ('*', divided.unit_group)
            and divided.period_month >= targets.valid_from
            and divided.period_month <= coalesce(
                targets.valid_to, divided.period_month
            )

    -- One target each: its own group's before everybody's.
    qualify row_number() over (
        partition by
            divided.level,
            divided.entity_id,
            divided.indicator_id,
            divided.period_month,
            divided.period_window
        order by
            case when targets.unit_group = '*' then 1 else 0 end asc,
            targets.valid_from desc
    ) = 1

)

select * from asked
