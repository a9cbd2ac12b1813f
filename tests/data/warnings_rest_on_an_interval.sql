-- Nobody is warned without an interval that lies below the floor, and no list
-- is drawn from a small group.
select
    period_month,
    period_window,
    unit_id,
    reason_id
from {{ ref('mart_unit_ranking') }}
where
    (is_warned and coalesce(score_high >= {{ score_at_floor() }}, true))
    or (is_warned and shares_scored = 0)
    or (
        (is_warned or is_honoured)
        and units_ranked < {{ limit('ranking_list_units_min') }}
    )
