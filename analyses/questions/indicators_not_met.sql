-- title_zh: 全县未达标的指标
-- title_en: Indicators that the county does not meet
-- about_zh: 最近一个月未达标的指标：数值、目标、差多少、从哪个月起、数据质量等级。
-- about_en: Indicators that missed their target in the latest month: value,
--   target, gap, since which month, and how far the figure can be trusted.
select
    indicators.indicator_name_zh,
    indicators.indicator_name_en,
    round(county.value, indicators.decimals) as value,
    county.target_value,
    round(changes.target_gap, indicators.decimals) as target_gap,
    indicators.unit_name_zh,
    indicators.unit_name_en,
    changes.not_met_since,
    county.n,
    county.quality_grade
from scorecards.mart_indicator_values as county
inner join core.dim_indicators as indicators
    on indicators.indicator_id = county.indicator_id
inner join scorecards.mart_indicator_changes as changes
    on
        changes.level = county.level
        and changes.entity_id = county.entity_id
        and changes.indicator_id = county.indicator_id
        and changes.period_month = county.period_month
        and changes.period_window = county.period_window
where
    county.level = 'county'
    and county.status_id = 'not_met'
    and county.period_window = 'window'
    and county.period_month = (
        select max(periods.period_month)
        from scorecards.mart_indicator_periods as periods
    )
order by county.score asc, county.indicator_id asc
