-- The records that show a task's progress in the register's year, with what a
-- list of them says.
with

tasks as (

    select * from {{ ref('tasks') }}

),

task_records as (

    select * from {{ ref('fct_task_records') }}

),

records as (

    select * from {{ ref('int_records_united') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

described as (

    select
        task_records.task_id,
        task_records.record_kind,
        task_records.record_id,
        max(records.title) as title,
        max(records.unit_id) as unit_id,
        max(units.unit_name) as unit_name_zh,
        max(units.unit_name_en) as unit_name_en,
        task_records.activity_date,
        task_records.quantity

    from task_records

    inner join tasks
        on
            tasks.task_id = task_records.task_id
            and tasks.task_year
            = extract(year from task_records.activity_date)

    left join records
        on
            records.record_kind = task_records.record_kind
            and records.record_id = task_records.record_id

    left join units
        on units.unit_id = records.unit_id

    where tasks.is_counted

    group by
        task_records.task_id,
        task_records.record_kind,
        task_records.record_id,
        task_records.activity_date,
        task_records.quantity

)

select * from described
