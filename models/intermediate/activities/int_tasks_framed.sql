-- A task of the register in the frame that every record shares before
-- activities are matched; it counts from its year's first day.
with

tasks as (

    select * from {{ ref('tasks') }}

),

tasks_framed as (

    select
        'tasks' as record_kind,
        'tasks' as source_kind,
        task_id as record_id,
        task_kind as record_class,
        cast(null as {{ dbt.type_string() }}) as subtype,
        cast(null as {{ dbt.type_string() }}) as brand,
        task_name_zh as title,
        cast(null as {{ dbt.type_string() }}) as level,
        cast(null as {{ dbt.type_string() }}) as scope,
        cast(null as {{ dbt.type_string() }}) as proposal_type,
        cast(null as {{ dbt.type_string() }}) as submitter_kind,
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as channel,
        cast(null as {{ dbt.type_string() }}) as traits,
        cast(null as {{ dbt.type_string() }}) as town_id,
        cast(null as {{ dbt.type_string() }}) as committee_id,
        cast(null as {{ dbt.type_string() }}) as unit_id,
        cast(null as {{ dbt.type_string() }}) as studio_id,
        task_id,
        cast(null as {{ dbt.type_string() }}) as member_id,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        cast(1 as bigint) as quantity,
        cast(null as bigint) as participant_org_count,
        cast(null as bigint) as participant_province_count,
        make_date(task_year, 1, 1) as activity_date,
        cast(null as date) as ended_date

    from tasks

    where is_counted

)

select * from tasks_framed
