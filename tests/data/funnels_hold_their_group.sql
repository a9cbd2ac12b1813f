-- The limits lie around the mean of the group, the wider outside the narrower,
-- and all of a group's cases together are its mean.
select
    ranking_group,
    indicator_id,
    period_month,
    period_window
from {{ ref('mart_ranking_funnel') }}
group by ranking_group, indicator_id, period_month, period_window, group_value
having
    count_if(
        low_998 > low_95 or low_95 > group_value
        or group_value > high_95 or high_95 > high_998
    ) > 0
    or abs(sum(value * n) / sum(n) - group_value) > 1e-9
