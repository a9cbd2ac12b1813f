-- The topics of supervision and inspection in the register of tasks, month by
-- month: how far they have come, and what the records say came of them.
with

progress as (

    select * from {{ ref('mart_task_progress') }}

),

inspection_kinds as (

    select * from {{ ref('inspection_kinds') }}

),

progress_statuses as (

    select * from {{ ref('progress_statuses') }}

),

task_records as (

    select * from {{ ref('fct_task_records') }}

),

inspections as (

    select * from {{ ref('fct_inspections') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

shown as (

    select
        progress.task_id,
        progress.period_month,
        min(inspections.check_date) as first_check_date,
        min(inspections.inspection_id) as inspection_id,
        sum(inspections.opinion_count) as raised_count,
        sum(inspections.opinion_adopted) as adopted_count,
        {{ sorted_list('inspections.unit_id') }} as unit_ids,
        {{ sorted_list('units.unit_name') }} as unit_names_zh,
        {{ sorted_list('units.unit_name_en') }} as unit_names_en,
        {{ sorted_list('inspections.report_no') }} as report_nos

    from progress

    inner join task_records
        on
            progress.task_id = task_records.task_id
            and task_records.record_kind = 'inspections'

    inner join inspections
        on
            task_records.record_id = inspections.inspection_id
            and inspections.check_date
            between {{ year_of('progress.period_month') }}
            and least(last_day(progress.period_month), {{ as_of() }})

    left join units
        on inspections.unit_id = units.unit_id

    group by progress.task_id, progress.period_month

),

listed as (

    select
        progress.task_id,
        progress.period_month,
        inspection_kinds.kind,
        inspection_kinds.kind_name_zh,
        inspection_kinds.kind_name_en,
        inspection_kinds.position as kind_position,
        progress.task_name_zh,
        progress.task_name_en,
        progress.milestones_total,
        progress.milestones_due,
        progress.milestones_done,
        progress.records_count,
        progress.progress_pct,
        progress.time_progress_pct,
        progress.status_id,
        progress_statuses.status_name_zh,
        progress_statuses.status_name_en,
        shown.inspection_id,
        shown.first_check_date,
        shown.unit_ids,
        shown.unit_names_zh,
        shown.unit_names_en,
        shown.report_nos,
        cast(shown.raised_count as bigint) as raised_count,
        cast(shown.adopted_count as bigint) as adopted_count

    from progress

    inner join inspection_kinds
        on progress.task_kind = inspection_kinds.task_kind

    left join progress_statuses
        on progress.status_id = progress_statuses.status_id

    left join shown
        on
            progress.task_id = shown.task_id
            and progress.period_month = shown.period_month

)

select * from listed
