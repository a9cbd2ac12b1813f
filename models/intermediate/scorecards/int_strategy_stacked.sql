-- Scores and statuses of every node of the strategy, of whatever kind, and why
-- one has none. One row per month, period window and node.
with

nodes as (

    select * from {{ ref('int_nodes_scored') }}

),

index_scores as (

    select * from {{ ref('int_index_scored') }}

),

goal_scores as (

    select * from {{ ref('int_goal_scored') }}

),

dim_nodes as (

    select * from {{ ref('dim_nodes') }}

),

stacked as (

    select
        period_month,
        period_window,
        node_kind,
        node_id,
        score,
        frontier_score,
        cast(null as double) as geometric_score,
        weight_available_pct,
        cast(null as {{ dbt.type_string() }}) as missing_nodes,
        case when score is null then 'too_little_weight' end as reason_id,
        {{ status_of_score('score') }} as status_id

    from nodes

    union all

    select
        index_scores.period_month,
        index_scores.period_window,
        dim_nodes.node_kind,
        dim_nodes.node_id,
        index_scores.score,
        index_scores.frontier_score,
        index_scores.geometric_score,
        cast(100 * index_scores.nodes_scored as double)
        / index_scores.nodes_total as weight_available_pct,
        index_scores.missing_nodes,
        case
            when index_scores.score is null then 'node_missing'
        end as reason_id,
        {{ status_of_score('index_scores.score') }} as status_id

    from index_scores

    inner join dim_nodes
        on dim_nodes.node_kind = 'index'

    union all

    -- An external rank has no window: both say the same.
    select
        goal_scores.period_month,
        index_scores.period_window,
        'goal' as node_kind,
        goal_scores.goal_id as node_id,
        goal_scores.score,
        cast(null as double) as frontier_score,
        cast(null as double) as geometric_score,
        goal_scores.weight_available_pct,
        cast(null as {{ dbt.type_string() }}) as missing_nodes,
        case
            when goal_scores.score is null then 'ranking_missing'
        end as reason_id,
        case
            when goal_scores.score is null then 'no_data'
            when goal_scores.scopes_reached = goal_scores.scopes_total
                then 'met'
            when goal_scores.scopes_reached > 0 then 'near'
            else 'not_met'
        end as status_id

    from goal_scores

    inner join index_scores
        on index_scores.period_month = goal_scores.period_month

)

select * from stacked
