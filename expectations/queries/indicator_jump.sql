-- Moving ranges (XmR): 2.66 times the mean step is what a month may differ from
-- the mean without a cause. 1 = exactly on that limit.
select
    subject,
    abs(value - mean_before) / (2.66 * step_before) as measured
from (
    select
        indicator_id as subject,
        period_month,
        value,
        avg(value) over earlier as mean_before,
        avg(step) over earlier as step_before,
        count(value) over earlier as points_before,
        row_number() over (
            partition by indicator_id order by period_month desc
        ) as newest
    from (
        select
            indicator_id,
            period_month,
            cast(value as double) as value,
            abs(cast(value as double) - lag(cast(value as double)) over (
                partition by indicator_id order by period_month
            )) as step
        from scorecards.mart_indicator_values
        where
            level = 'county'
            and period_window = 'window'
            and value is not null
    )
    window earlier as (
        partition by indicator_id order by period_month
        rows between 24 preceding and 1 preceding
    )
)
where newest = 1 and points_before >= {points} and step_before > 0
