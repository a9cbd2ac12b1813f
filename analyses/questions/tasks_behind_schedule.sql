-- title_zh: 落后于时间进度的重点任务
-- title_en: Key tasks behind the calendar
-- about_zh: 最近一个月进度低于时间进度的任务：进度、时间进度、相差几个百分点、最近一条记录在哪天。
-- about_en: Tasks whose progress lies under the part of the year gone by:
--   both percentages, the gap in points, and the day of the last record.
select
    task_id,
    chapter_name_zh,
    chapter_name_en,
    task_name_zh,
    task_name_en,
    round(progress_pct, 1) as progress_pct,
    round(time_progress_pct, 1) as time_progress_pct,
    round(progress_pct - time_progress_pct, 1) as gap_points,
    last_record_date,
    status_id
from scorecards.mart_task_progress
where
    progress_pct < time_progress_pct
    and period_month = (
        select max(latest.period_month)
        from scorecards.mart_task_progress as latest
    )
order by gap_points asc, task_id asc
