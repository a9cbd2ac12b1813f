-- Fails with each month and window in which a counter of the catalogue has no
-- row for the county, or more than one.
with

counters as (

    select * from {{ ref('counters') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

values_found as (

    select * from {{ ref('mart_activity_counters') }}

    where level = 'county'

)

select
    counters.counter_id,
    periods.period_month,
    periods.period_window

from counters

cross join periods

left join values_found
    on
        counters.counter_id = values_found.counter_id
        and periods.period_month = values_found.period_month
        and periods.period_window = values_found.period_window

group by counters.counter_id, periods.period_month, periods.period_window

having count(values_found.counter_id) <> 1
