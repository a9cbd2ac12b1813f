select
    'scorecards.mart_indicator_values' as subject,
    100.0 * count(*) filter (
        where now_values.value is distinct from then_values.value
    ) / count(*) as measured
from scorecards.mart_indicator_values as now_values
inner join previous.scorecards.mart_indicator_values as then_values
    on
        now_values.level = then_values.level
        and now_values.entity_id = then_values.entity_id
        and now_values.indicator_id = then_values.indicator_id
        and now_values.period_month = then_values.period_month
        and now_values.period_window = then_values.period_window
cross join previous.core.dim_as_of as then_as_of
where
    now_values.level = 'county'
    and last_day(now_values.period_month) <= then_as_of.as_of_date
having count(*) > 0
