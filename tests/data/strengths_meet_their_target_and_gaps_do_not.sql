-- Nothing is both, and nothing with too few cases is either.
select
    unit_id,
    indicator_id,
    period_month,
    period_window
from {{ ref('mart_unit_profile') }}
where
    (is_strength and is_gap)
    or (is_strength and status_id != 'met')
    or (is_gap and status_id not in ('near', 'not_met'))
