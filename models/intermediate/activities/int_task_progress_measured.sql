-- What every counted task of the register has done by the end of every month of
-- its year: milestones, a plan where it has a number, records that show it.
with

tasks as (

    select * from {{ ref('tasks') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

milestones as (

    select * from {{ ref('int_task_milestones_counted') }}

),

plans as (

    select * from {{ ref('int_task_plans_counted') }}

),

task_records as (

    select * from {{ ref('fct_task_records') }}

),

spine as (

    select
        tasks.*,
        periods.period_month,
        periods.period_start,
        periods.period_end,
        periods.time_progress_pct

    from tasks

    inner join periods
        on
            tasks.task_year = periods.period_year
            and periods.period_window = 'ytd'

    where tasks.is_counted

),

shown as (

    select
        spine.task_id,
        spine.period_month,
        count(distinct task_records.record_id) as records_count,
        max(task_records.activity_date) as last_record_date

    from spine

    inner join task_records
        on
            spine.task_id = task_records.task_id
            and task_records.activity_date
            between spine.period_start and spine.period_end

    group by spine.task_id, spine.period_month

),

measured as (

    select
        spine.*,
        coalesce(milestones.milestones_total, 0) as milestones_total,
        coalesce(milestones.milestones_due, 0) as milestones_due,
        coalesce(milestones.milestones_done, 0) as milestones_done,
        coalesce(milestones.milestones_done_in_time, 0) as milestones_in_time,
        nullif(coalesce(spine.planned_count, plans.plan_stock), 0)
            as planned_total,
        coalesce(plans.plan_done, 0) as planned_done,
        coalesce(shown.records_count, 0) as records_count,
        shown.last_record_date,
        -- A task with a number is measured by it, any other by its steps.
        {{ to_decimal(
            'least(100.0, case spine.progress_basis'
            ~ " when 'plan' then cast(100.0 * planned_done as double)"
            ~ ' / planned_total'
            ~ ' else cast(100.0 * milestones_done as double)'
            ~ ' / nullif(milestones_total, 0) end)', 9, 4
        ) }} as progress_pct

    from spine

    left join milestones
        on
            spine.task_id = milestones.task_id
            and spine.period_month = milestones.period_month

    left join plans
        on
            spine.task_id = plans.task_id
            and spine.period_month = plans.period_month

    left join shown
        on
            spine.task_id = shown.task_id
            and spine.period_month = shown.period_month

)

select * from measured
