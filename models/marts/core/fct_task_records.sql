-- The records that show a task's progress: those that name the task, and those
-- of its activities that name no other.
with

task_activities as (

    select * from {{ ref('task_activities') }}

),

activities as (

    select * from {{ ref('fct_activities') }}

),

task_records as (

    select distinct
        task_activities.task_id,
        activities.record_kind,
        activities.record_id,
        activities.activity_date,
        activities.ended_date,
        activities.quantity

    from task_activities

    inner join activities
        on
            task_activities.activity_id = activities.activity_id
            and task_activities.task_id
            = coalesce(activities.task_id, task_activities.task_id)

)

select * from task_records
