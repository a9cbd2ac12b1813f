-- A score of the strategy is there or its reason is, and an index that waits
-- names the nodes.
select
    period_month,
    period_window,
    node_id
from {{ ref('mart_strategy_scores') }}
where
    (score is null) != (reason_zh is not null)
    or (reason_id = 'node_missing') != (missing_nodes is not null)
    or (reason_id is null and missing_nodes is not null)
