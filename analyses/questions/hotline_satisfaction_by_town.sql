-- title_zh: 热线满意率，各镇街
-- title_en: Hotline satisfaction by town
-- about_zh: 本年累计到最近一个月的12345热线满意率，附件数和95%区间；件数不足的不评判（样本不足）。
-- about_en: Share of 12345 callers who were satisfied, this year to the latest
--   month, with its cases and 95 % interval. Towns below the minimum of cases
--   are not judged (too_few).
select
    town_values.entity_id as town_id,
    town_values.entity_name_zh as town_name_zh,
    town_values.entity_name_en as town_name_en,
    town_values.n,
    round(town_values.value, 1) as value_pct,
    round(town_values.value_low, 1) as value_low_pct,
    round(town_values.value_high, 1) as value_high_pct,
    town_values.status_id
from scorecards.mart_indicator_values as town_values
where
    town_values.indicator_id = 'hotline_sat_rate'
    and town_values.level = 'town'
    and town_values.period_window = 'ytd'
    and town_values.period_month = (
        select max(periods.period_month)
        from scorecards.mart_indicator_periods as periods
    )
order by town_values.value desc nulls last, town_values.n desc
