-- Milestones of each task of the register: how many its year holds, how many
-- are due, done, and done in time, by the end of each month of that year.
with

tasks as (

    select * from {{ ref('tasks') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

milestones as (

    select
        task_id,
        event_id,
        coalesce(due_date, record_date) as milestone_due,
        close_date as milestone_done

    from events

    where event_type = 'task_milestone' and task_id is not null

),

counted as (

    select
        tasks.task_id,
        periods.period_month,
        count(*) as milestones_total,
        count(
            case
                when milestones.milestone_due <= periods.period_end then 1
            end
        ) as milestones_due,
        count(
            case
                when milestones.milestone_done <= periods.period_end then 1
            end
        ) as milestones_done,
        count(
            case
                when
                    milestones.milestone_due <= periods.period_end
                    and milestones.milestone_done <= milestones.milestone_due
                    then 1
            end
        ) as milestones_done_in_time

    from tasks

    inner join milestones
        on
            tasks.task_id = milestones.task_id
            and tasks.task_year
            = extract(year from milestones.milestone_due)

    inner join periods
        on
            tasks.task_year = periods.period_year
            and periods.period_window = 'ytd'

    where tasks.is_counted

    group by tasks.task_id, periods.period_month

)

select * from counted
