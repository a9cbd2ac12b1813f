-- Standards and priorities of the county: the weighted mean of their
-- indicators' scores, published only when enough of the weight has data.
-- Sums are decimals, so that no run differs from another.
-- One row per month, period window and node.
with

scored as (

    select * from {{ ref('int_indicators_scored') }}

),

placed as (

    select * from {{ ref('int_indicators_placed') }}

),

weighed as (

    select
        scored.period_month,
        scored.period_window,
        placed.node_kind,
        placed.node_id,
        scored.score,
        scored.weight,
        scored.weight * cast(scored.score as decimal(18, 9))
            as weighted_score,
        scored.weight * cast(scored.frontier_score as decimal(18, 9))
            as weighted_frontier_score

    from scored

    inner join placed
        on placed.indicator_id = scored.indicator_id

    where scored.level = 'county'

),

summed as (

    select
        period_month,
        period_window,
        node_kind,
        node_id,
        sum(weight) as weight_total,
        sum(weight) filter (where score is not null) as weight_available,
        sum(weighted_score) as weighted_score,
        sum(weighted_frontier_score) as weighted_frontier_score,
        count(score) as indicators_scored,
        count(weight) as indicators_asked

    from weighed

    group by all

),

published as (

    select
        period_month,
        period_window,
        node_kind,
        node_id,
        coalesce(
            100 * cast(weight_available as double)
            / nullif(cast(weight_total as double), 0),
            0
        ) as weight_available_pct,
        indicators_scored,
        indicators_asked,
        cast(weighted_score as double)
        / nullif(cast(weight_available as double), 0) as any_score,
        cast(weighted_frontier_score as double)
        / nullif(cast(weight_available as double), 0) as any_frontier_score

    from summed

),

gated as (

    select
        *,
        case
            when
                weight_available_pct
                >= {{ limit('weight_available_min_pct') }}
                then any_score
        end as score,
        case
            when
                weight_available_pct
                >= {{ limit('weight_available_min_pct') }}
                then any_frontier_score
        end as frontier_score

    from published

)

select * from gated
