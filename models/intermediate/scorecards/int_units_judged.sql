-- What every unit that belongs to a ranking group is judged by: the indicators
-- of its group, with the score where there are enough cases.
-- One row per month, period window, unit and indicator.
with

scored as (

    select * from {{ ref('int_indicators_scored') }}
    where level = 'unit'

),

indicators as (

    select * from {{ ref('indicators') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

unit_groups as (

    select * from {{ ref('unit_groups') }}

),

-- A unit stands in the months in which it existed.
ranked_units as (

    select
        units.unit_id,
        units.unit_group,
        unit_groups.ranking_group,
        {{ month_of('units.valid_from') }} as first_month,
        units.valid_to

    from units

    inner join unit_groups
        on unit_groups.unit_group_id = units.unit_group

    where unit_groups.ranking_group is not null

),

judged as (

    select
        scored.period_month,
        scored.period_window,
        ranked_units.ranking_group,
        ranked_units.unit_group,
        ranked_units.unit_id,
        scored.indicator_id,
        indicators.is_share,
        indicators.direction,
        indicators.scale,
        scored.min_n,
        scored.numerator,
        scored.n as cases,
        scored.value,
        scored.score,
        scored.weight * cast(scored.score as decimal(18, 9))
            as weighted_score,
        cast(
            power(scored.weight * (scored.score - scored.score_low), 2)
            as decimal(28, 15)
        ) as squared_low,
        cast(
            power(scored.weight * (scored.score_high - scored.score), 2)
            as decimal(28, 15)
        ) as squared_high,
        case when scored.score is not null then scored.weight end as weight,
        case when scored.score is not null then scored.n end as n,
        scored.status_id

    from ranked_units

    inner join scored
        on
            scored.entity_id = ranked_units.unit_id
            and scored.period_month >= coalesce(
                ranked_units.first_month, scored.period_month
            )
            and scored.period_month <= coalesce(
                ranked_units.valid_to, scored.period_month
            )

    inner join indicators
        on
            indicators.indicator_id = scored.indicator_id
            and position(
                ',' || ranked_units.unit_group || ','
                in ',' || indicators.owner_groups || ','
            ) > 0

)

select * from judged
