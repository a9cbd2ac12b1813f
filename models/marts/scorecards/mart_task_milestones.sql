-- Every milestone of every counted task, as it stood at the end of each month
-- of the register's year: the rows that the milestone counts of a task count.
with

tasks as (

    select * from {{ ref('tasks') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

milestones as (

    select
        task_id,
        event_id,
        title,
        unit_id,
        coalesce(due_date, record_date) as due_date,
        close_date as done_date

    from events

    where event_type = 'task_milestone' and task_id is not null

),

judged as (

    select
        tasks.task_id,
        periods.period_month,
        milestones.event_id,
        milestones.title as milestone_title,
        milestones.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        milestones.due_date,
        case
            when milestones.done_date <= periods.period_end
                then milestones.done_date
        end as done_date,
        case
            when milestones.done_date <= periods.period_end
                then
                    case
                        when milestones.done_date <= milestones.due_date
                            then 'done_in_time'
                        else 'done_late'
                    end
            when milestones.due_date <= periods.period_end then 'overdue'
            else 'not_due'
        end as milestone_status

    from tasks

    inner join milestones
        on
            milestones.task_id = tasks.task_id
            and tasks.task_year = extract(year from milestones.due_date)

    inner join periods
        on
            periods.period_year = tasks.task_year
            and periods.period_window = 'ytd'

    left join units
        on units.unit_id = milestones.unit_id

    where tasks.is_counted

)

select * from judged
