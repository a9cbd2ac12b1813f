-- title_zh: 各数据源报送到哪天、是否逾期
-- title_en: How far each feed has sent, and whether it is late
-- about_zh: 每个数据源的最近一次报送、数据覆盖到哪天、应在哪天前报送、逾期几天，逾期的在前。
-- about_en: The last delivery of each feed, the day up to which it tells, when
--   the next one is expected, and the delay; late ones first.
select
    feeds.feed_id,
    feeds.feed_name_zh,
    feeds.feed_name_en,
    units.unit_name as owner_name_zh,
    units.unit_name_en as owner_name_en,
    feeds.covered_to,
    feeds.expected_by,
    feeds.days_late,
    feeds.freshness_status
from operations.mart_feed_freshness as feeds
left join core.dim_units as units
    on units.unit_id = feeds.owner_unit_id
order by feeds.days_late desc nulls last, feeds.feed_id asc
