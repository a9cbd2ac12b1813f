-- What is done of the plan of a task that has a number: how many by its own
-- activity, out of a planned count or of a stock such as all members.
with

tasks as (

    select * from {{ ref('tasks') }}

),

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

activities as (

    select * from {{ ref('fct_activities') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

parts as (

    select
        task_id,
        task_year,
        'done' as part,
        progress_activity_id as activity_id

    from tasks

    union all

    select
        task_id,
        task_year,
        'planned' as part,
        plan_activity_id as activity_id

    from tasks

),

counted as (

    select
        parts.task_id,
        parts.part,
        periods.period_month,
        {{ activity_total('activity_measures.count_how') }} as part_total

    from parts

    inner join activity_measures
        on parts.activity_id = activity_measures.activity_id

    inner join periods
        on
            parts.task_year = periods.period_year
            and periods.period_window = 'ytd'

    inner join activities
        on
            parts.activity_id = activities.activity_id
            and activities.activity_date <= periods.period_end
            and (
                activity_measures.count_how = 'stock'
                or activities.activity_date >= periods.period_start
            )
            and (
                activities.ended_date is null
                or activities.ended_date > periods.period_end
            )

    group by parts.task_id, parts.part, periods.period_month

),

paired as (

    select
        task_id,
        period_month,
        max(case when part = 'done' then part_total end) as plan_done,
        max(case when part = 'planned' then part_total end) as plan_stock

    from counted

    group by task_id, period_month

)

select * from paired
