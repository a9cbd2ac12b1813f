-- Where the county stands on the index, the goal, the standards and the
-- priorities in every month. One row per month, period window and node.
with

stacked as (

    select * from {{ ref('int_strategy_stacked') }}

),

compared as (

    select
        *,
        score - geometric_score > {{ limit('uneven_points') }} as is_uneven,
        lag(score) over (
            partition by period_window, node_kind, node_id
            order by period_month
        ) as previous_score,
        lag(score, 12) over (
            partition by period_window, node_kind, node_id
            order by period_month
        ) as same_month_last_year_score

    from stacked

),

published as (

    select
        period_month,
        period_window,
        node_kind,
        node_id,
        score,
        frontier_score,
        geometric_score,
        is_uneven,
        weight_available_pct,
        status_id,
        previous_score,
        same_month_last_year_score

    from compared

)

select * from published
