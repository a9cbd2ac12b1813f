-- What stands as one bar in the picture of a score's change: the largest
-- indicators one by one, the others together, rules together. Gains come before
-- losses. One row per comparison, month, period window, node and bar.
with

changes as (

    select * from {{ ref('mart_score_changes') }}

),

score_effects as (

    select * from {{ ref('score_effects') }}

),

measured as (

    select
        *,
        case when effect = 'rule_change' then 0 else row_number() over (
            partition by
                comparison, period_month, period_window, node_id,
                effect = 'rule_change'
            order by abs(contribution) desc, indicator_id asc
        ) end as size_no

    from changes

    where contribution != 0

),

grouped as (

    select
        *,
        case
            when size_no > {{ limit('waterfall_bars_max') }} then 'others'
            else effect
        end as effect_id,
        case
            when size_no between 1 and {{ limit('waterfall_bars_max') }}
                then indicator_id
        end as bar_indicator_id

    from measured

),

summed as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        effect_id,
        bar_indicator_id as indicator_id,
        count(distinct indicator_id) as indicators_total,
        sum({{ to_decimal('contribution', 28, 15) }}) as contribution

    from grouped

    group by all

),

-- A score before and a score after stand at the ends, without a length.
listed as (

    select * from summed

    union all

    select distinct
        changes.comparison,
        changes.period_month,
        changes.period_window,
        changes.node_kind,
        changes.node_id,
        score_effects.effect_id,
        cast(null as {{ dbt.type_string() }}) as indicator_id,
        cast(null as bigint) as indicators_total,
        cast(0 as decimal(38, 15)) as contribution

    from changes

    inner join score_effects
        on score_effects.effect_id in ('start', 'end')

),

ordered as (

    select
        listed.*,
        cast(row_number() over (
            partition by
                listed.comparison, listed.period_month,
                listed.period_window, listed.node_id
            order by
                score_effects.position asc,
                listed.contribution desc,
                listed.indicator_id asc
        ) as bigint) as bar_no

    from listed

    inner join score_effects
        on score_effects.effect_id = listed.effect_id

)

select * from ordered
