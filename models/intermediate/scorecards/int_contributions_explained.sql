-- A node's change, step by step, each step added to the one before: what
-- vanished leaves; values change under the old rules; goalposts and then
-- weights change; what appeared joins. So the steps add up exactly.
-- One row per comparison, month, period window, node, indicator and effect.
with

bridged as (

    select * from {{ ref('int_nodes_bridged') }}

),

explained as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        'vanished' as effect,
        old_weight * (old_common_mean - old_score) / old_weights
            as contribution

    from bridged

    where old_score is not null and new_score is null

    union all

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        'performance' as effect,
        old_weight * (new_score_old_rules - old_score) / old_common_weights
            as contribution

    from bridged

    where is_common

    union all

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        'rule_change' as effect,
        old_weight * (new_score - new_score_old_rules) / old_common_weights
        + (new_weight / new_common_weights - old_weight / old_common_weights)
        * (new_score - reweighed_common_mean)
            as contribution

    from bridged

    where is_common

    union all

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        'appeared' as effect,
        new_weight * (new_score - new_common_mean) / new_weights
            as contribution

    from bridged

    where old_score is null and new_score is not null

)

select * from explained
