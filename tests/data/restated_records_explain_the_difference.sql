-- What records that entered, left or changed add is exactly what numerator and
-- denominator are now, less what was published. A figure whose period begins on
-- another day now can't be told record by record.
with

explained as (

    select
        period_month,
        level,
        entity_id,
        indicator_id,
        period_window,
        sum(numerator_change) as numerator_change,
        sum(denominator_change) as denominator_change

    from {{ ref('mart_restated_records') }}

    group by all

),

restatements as (

    select mart_restatements.*

    from {{ ref('mart_restatements') }} as mart_restatements

    inner join {{ ref('mart_indicator_periods') }} as periods
        on
            periods.indicator_id = mart_restatements.indicator_id
            and periods.period_month = mart_restatements.period_month
            and periods.period_window = mart_restatements.period_window
            and periods.first_date = mart_restatements.first_date

)

select
    restatements.period_month,
    restatements.level,
    restatements.entity_id,
    restatements.indicator_id,
    restatements.period_window
from restatements
left join explained
    on
        explained.period_month = restatements.period_month
        and explained.level = restatements.level
        and explained.entity_id = restatements.entity_id
        and explained.indicator_id = restatements.indicator_id
        and explained.period_window = restatements.period_window
where
    coalesce(explained.numerator_change, 0) != restatements.numerator_change
    or coalesce(explained.denominator_change, 0)
    != restatements.denominator_change
