-- Milestones listed are the milestones counted, by task and month.
with

listed as (

    select
        task_id,
        period_month,
        count(*) as milestones_total,
        count(done_date) as milestones_done

    from {{ ref('mart_task_milestones') }}

    group by task_id, period_month

)

select
    task_progress.task_id,
    task_progress.period_month
from {{ ref('mart_task_progress') }} as task_progress
left join listed
    on
        listed.task_id = task_progress.task_id
        and listed.period_month = task_progress.period_month
where
    task_progress.milestones_total <> coalesce(listed.milestones_total, 0)
    or task_progress.milestones_done <> coalesce(listed.milestones_done, 0)
