-- Fails with each indicator and month without exactly one grade.
with

indicators as (

    select * from {{ ref('indicators') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

    where period_window = 'month'

),

grades as (

    select * from {{ ref('mart_indicator_quality') }}

)

select
    indicators.indicator_id,
    periods.period_month

from indicators

cross join periods

left join grades
    on
        indicators.indicator_id = grades.indicator_id
        and periods.period_month = grades.period_month

group by indicators.indicator_id, periods.period_month

having count(grades.indicator_id) <> 1
