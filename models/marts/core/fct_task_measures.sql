-- Measures of key-task milestones and problems raised on reception days. One
-- row per record and measure.
with

due as (

    select
        event_id as record_id,
        due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as task_milestones_due,
        {{ counted('close_date <= due_date') }} as task_milestones_done_on_time

    from {{ ref('fct_events') }}

    where
        event_type = 'task_milestone'

),

received as (

    select
        event_id as record_id,
        due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as reception_issues_due,
        {{ counted('close_date <= ' ~ as_of()) }} as reception_issues_closed

    from {{ ref('fct_events') }}

    where
        event_type = 'reception_issue'

),

measured as (

    {{ unpivot_measures('due', 'events', [
        'task_milestones_due',
        'task_milestones_done_on_time',
    ]) }}

    union all

    {{ unpivot_measures('received', 'events', [
        'reception_issues_due',
        'reception_issues_closed',
    ]) }}

)

select * from measured
