-- What a unit does, indicator by indicator, beside the units it is ranked with.
-- Strengths are its best scores among those that meet their target, gaps its
-- worst among those that do not; without enough cases it is neither.
with

figures as (

    select * from {{ ref('mart_indicator_values') }}
    where level = 'unit'

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

peers as (

    select * from {{ ref('int_indicator_peers_compared') }}

),

owned as (

    select
        figures.*,
        units.ranking_group,
        indicators.direction,
        indicators.position,
        indicators.is_share,
        units.ranking_group is not null
        and {{ allows('indicators.owner_groups', 'units.unit_group') }}
            as is_ranked_by

    from figures

    inner join units
        on units.unit_id = figures.entity_id

    inner join indicators
        on indicators.indicator_id = figures.indicator_id

    where
        figures.n > 0
        and figures.period_month <= coalesce(
            units.valid_to, figures.period_month
        )

),

placed as (

    select
        *,
        row_number() over (
            partition by period_month, period_window, entity_id, status_id
            order by score desc nulls last, n desc, position asc
        ) as place_of_status,
        row_number() over (
            partition by
                period_month, period_window, entity_id,
                status_id in ('near', 'not_met')
            order by score asc nulls last, n desc, position asc
        ) as place_of_misses

    from owned

),

published as (

    select
        placed.period_month,
        placed.period_window,
        placed.entity_id as unit_id,
        placed.indicator_id,
        placed.n,
        placed.value,
        case when placed.is_share then placed.value_low end as value_low,
        case when placed.is_share then placed.value_high end as value_high,
        placed.target_value,
        placed.score,
        placed.score_low,
        placed.score_high,
        placed.status_id,
        placed.value - placed.previous_value as value_change,
        placed.is_ranked_by,
        cast(peers.peers_total as bigint) as group_units,
        cast(peers.peers_median as double) as group_median,
        cast(peers.peers_best as double) as group_best,
        placed.status_id = 'met'
        and placed.place_of_status <= {{ limit('profile_places') }}
            as is_strength,
        placed.status_id in ('near', 'not_met')
        and placed.place_of_misses <= {{ limit('profile_places') }} as is_gap

    from placed

    left join peers
        on
            peers.period_month = placed.period_month
            and peers.period_window = placed.period_window
            and peers.ranking_group = placed.ranking_group
            and peers.indicator_id = placed.indicator_id

)

select * from published
