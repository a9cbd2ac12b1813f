-- title_zh: 超频次检查的单位和企业
-- title_en: Enterprises that a unit inspects too often
-- about_zh: 本年内被同一单位上门检查超过上限的企业：查了几次、哪天起超频、每次在哪天。
-- about_en: Enterprises that one unit visited more often this year than the
--   limit allows: how often, since when, and on which days.
select
    unit_name_zh,
    unit_name_en,
    enterprise_id,
    enterprise_name,
    town_name,
    visits_count,
    visits_allowed,
    over_since_date,
    visit_dates
from scorecards.mart_overfrequent_pairs
where
    period_month = (
        select max(pairs.period_month)
        from scorecards.mart_overfrequent_pairs as pairs
    )
order by visits_count desc, unit_name_zh asc, enterprise_id asc
