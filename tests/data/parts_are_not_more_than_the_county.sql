-- Fails where what towns or studios count is more than the county's figure.
with

counters as (

    select * from {{ ref('mart_activity_counters') }}

    where denominator is null

)

select
    counter_id,
    period_month,
    period_window

from counters

group by counter_id, period_month, period_window

having
    sum(case when level <> 'county' then value else 0 end)
    > sum(case when level = 'county' then value else 0 end)
