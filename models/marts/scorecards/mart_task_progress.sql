-- Every counted task of the register in every month of its year: its
-- milestones, the records that show it, and its progress against the time.
with

measured as (

    select * from {{ ref('int_task_progress_measured') }}

),

judged as (

    select
        task_id,
        period_month,
        chapter_id,
        chapter_name_zh,
        chapter_name_en,
        task_name_zh,
        task_name_en,
        task_kind,
        cadence,
        progress_basis,
        cast(milestones_total as bigint) as milestones_total,
        cast(milestones_due as bigint) as milestones_due,
        cast(milestones_done as bigint) as milestones_done,
        cast(milestones_in_time as bigint) as milestones_in_time,
        cast(planned_total as bigint) as planned_total,
        cast(planned_done as bigint) as planned_done,
        cast(records_count as bigint) as records_count,
        last_record_date,
        progress_pct,
        time_progress_pct,
        {{ judge_progress('progress_pct') }} as status_id

    from measured

)

select * from judged
