-- Scores are 0 to 100 and lie within their interval.
select
    level,
    entity_id,
    indicator_id,
    period_month,
    score
from {{ ref('mart_indicator_values') }}
where
    score < 0 or score > 100
    or frontier_score < 0 or frontier_score > 100
    or score < score_low or score > score_high
    or (score is null) != (score_low is null)

union all

select
    'node' as level,
    node_id as entity_id,
    node_kind as indicator_id,
    period_month,
    score
from {{ ref('mart_strategy_scores') }}
where score < 0 or score > 100 or geometric_score > score + 1e-9

union all

select
    'unit' as level,
    unit_id as entity_id,
    ranking_group as indicator_id,
    period_month,
    score
from {{ ref('mart_unit_ranking') }}
where
    score < 0 or score > 100
    or score < score_low or score > score_high
