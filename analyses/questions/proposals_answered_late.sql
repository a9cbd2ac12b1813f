-- title_zh: 答复超过时限的提案
-- title_en: Proposals answered after they were due
-- about_zh: 每件答复超期的提案：主办单位、时限、答复日期、超期天数，超期最多的在前。
-- about_en: Every proposal whose answer came late, with its unit, both days and
--   the delay; the latest first.
select
    session_id,
    proposal_no,
    title,
    unit_name_zh,
    unit_name_en,
    due_date,
    reply_date,
    days_late
from scorecards.mart_proposal_progress
where days_late > 0 and reply_date is not null
order by days_late desc, proposal_id asc
