-- The sum of a node's contributions is the change of its published score, for
-- every node, month and window that has both scores.
with

scores as (

    select * from {{ ref('mart_strategy_scores') }}
    where node_kind != 'goal'

),

changes as (

    select
        period_month,
        period_window,
        node_id,
        'previous_month' as comparison,
        score - previous_score as change
    from scores

    union all

    select
        period_month,
        period_window,
        node_id,
        'same_month_last_year' as comparison,
        score - same_month_last_year_score as change
    from scores

),

explained as (

    select
        comparison,
        period_month,
        period_window,
        node_id,
        sum(contribution) as change
    from {{ ref('mart_score_changes') }}
    group by all

)

select
    changes.*,
    explained.change as explained_change

from changes

full join explained
    on
        explained.comparison = changes.comparison
        and explained.period_month = changes.period_month
        and explained.period_window = changes.period_window
        and explained.node_id = changes.node_id

where
    coalesce(abs(changes.change - explained.change) > 1e-9, false)
    or (changes.change is null) != (explained.change is null)
