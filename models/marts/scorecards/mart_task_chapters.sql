-- How many counted tasks of a chapter stand where, in every month of the
-- register's year. The chapter `*` is the whole register.
with

task_progress as (

    select * from {{ ref('mart_task_progress') }}

),

doubled as (

    select
        period_month,
        chapter_id,
        chapter_name_zh,
        chapter_name_en,
        status_id,
        time_progress_pct

    from task_progress

    union all

    select
        period_month,
        '*' as chapter_id,
        cast(null as {{ dbt.type_string() }}) as chapter_name_zh,
        cast(null as {{ dbt.type_string() }}) as chapter_name_en,
        status_id,
        time_progress_pct

    from task_progress

),

counted as (

    select
        chapter_id,
        period_month,
        max(chapter_name_zh) as chapter_name_zh,
        max(chapter_name_en) as chapter_name_en,
        count(*) as tasks_total,
        count(case when status_id = 'ahead' then 1 end) as tasks_ahead,
        count(case when status_id = 'on_track' then 1 end) as tasks_on_track,
        count(case when status_id = 'lagging' then 1 end) as tasks_lagging,
        count(case when status_id in ('no_plan', 'no_data') then 1 end)
            as tasks_without_plan,
        max(time_progress_pct) as time_progress_pct

    from doubled

    group by chapter_id, period_month

)

select * from counted
