-- title_zh: 封账后更正过的数字
-- title_en: Figures restated after their month closed
-- about_zh: 已封账月份中与当时发布不同的全县数字：当时多少、现在多少、几条记录所致。各条记录见
--   operations.mart_restated_records。
-- about_en: Figures of the county in closed months that are something else now
--   than was published: then, now, and how many records made the difference.
--   operations.mart_restated_records names them.
-- rows: may be none
select
    restated.period_month,
    indicators.indicator_name_zh,
    indicators.indicator_name_en,
    restated.period_window,
    restated.value_then,
    restated.value_now,
    restated.value_change,
    restated.status_then_id,
    restated.status_now_id,
    restated.records_total,
    restated.published_then_at
from operations.mart_restatements as restated
inner join core.dim_indicators as indicators
    on indicators.indicator_id = restated.indicator_id
where restated.level = 'county'
order by restated.period_month desc, abs(restated.value_change) desc nulls last
