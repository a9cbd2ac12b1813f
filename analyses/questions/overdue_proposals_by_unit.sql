-- title_zh: 逾期的提案，按主办单位
-- title_en: Overdue proposals by lead unit
-- about_zh: 各主办单位过了办理时限（含延期）的提案：仍未答复的几件、迟答的几件、最长逾期几天。
-- about_en: Proposals past their day, extensions included, by lead unit: still
--   open, answered late, and the longest delay. An open one counts its delay
--   up to the as-of day.
select
    unit_id,
    unit_name_zh,
    unit_name_en,
    count(*) filter (where reply_date is null) as proposals_open,
    count(*) filter (where reply_date is not null) as proposals_late,
    max(days_late) as longest_delay_days
from scorecards.mart_proposal_progress
where days_late > 0
group by all
order by proposals_open desc, proposals_late desc, unit_id asc
