-- What each step from an old score of a node to its new one is measured
-- against: the node's weights, and its mean over the indicators that both
-- scores have. Only where both scores were published.
-- One row per comparison, month, period window, node and indicator.
with

rescored as (

    select * from {{ ref('int_indicators_rescored') }}

),

placed as (

    select * from {{ ref('int_indicators_placed') }}

),

scored_nodes as (

    select
        *,
        12 * extract(year from period_month)
        + extract(month from period_month) as month_no

    from {{ ref('int_nodes_scored') }}

    where score is not null

),

members as (

    select
        rescored.*,
        placed.node_kind,
        placed.node_id

    from rescored

    inner join placed
        on placed.indicator_id = rescored.indicator_id

    inner join scored_nodes as new
        on
            new.period_month = rescored.period_month
            and new.period_window = rescored.period_window
            and new.node_id = placed.node_id

    inner join scored_nodes as old
        on
            old.period_window = rescored.period_window
            and old.node_id = placed.node_id
            and old.month_no = new.month_no - case rescored.comparison
                when 'previous_month' then 1
                else 12
            end

),

summed as (

    select
        comparison,
        period_month,
        period_window,
        node_id,
        cast(sum(old_weight) as double) as old_weights,
        cast(sum(new_weight) as double) as new_weights,
        cast(sum(old_weight) filter (where is_common) as double)
            as old_common_weights,
        cast(sum(new_weight) filter (where is_common) as double)
            as new_common_weights,
        cast(sum(
            old_weight * cast(old_score as decimal(18, 9))
        ) filter (where is_common) as double) as old_common_score,
        cast(sum(
            old_weight * cast(new_score as decimal(18, 9))
        ) filter (where is_common) as double) as reweighed_common_score,
        cast(sum(
            new_weight * cast(new_score as decimal(18, 9))
        ) filter (where is_common) as double) as new_common_score

    from members

    group by all

),

bridged as (

    select
        members.*,
        summed.old_weights,
        summed.new_weights,
        summed.old_common_weights,
        summed.new_common_weights,
        coalesce(summed.old_common_score / summed.old_common_weights, 0)
            as old_common_mean,
        coalesce(summed.reweighed_common_score / summed.old_common_weights, 0)
            as reweighed_common_mean,
        coalesce(summed.new_common_score / summed.new_common_weights, 0)
            as new_common_mean

    from members

    inner join summed
        on
            summed.comparison = members.comparison
            and summed.period_month = members.period_month
            and summed.period_window = members.period_window
            and summed.node_id = members.node_id

)

select * from bridged
