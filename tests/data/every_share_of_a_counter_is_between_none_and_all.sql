-- Fails with each share below nothing or above all. A member who has left is
-- neither among those who took part nor among those who could.
select
    counter_id,
    level,
    entity_id,
    period_month,
    period_window,
    value

from {{ ref('mart_activity_counters') }}

where denominator is not null and (value < 0 or value > 100)
