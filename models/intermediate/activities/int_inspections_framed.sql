-- An inspection in the frame that every record shares before activities are
-- matched. Its traits are decided here, once.
with

inspections as (

    select * from {{ ref('fct_inspections') }}

),

inspections_framed as (

    select
        'inspections' as record_kind,
        'inspections' as source_kind,
        inspection_id as record_id,
        kind as record_class,
        subkind as subtype,
        cast(null as {{ dbt.type_string() }}) as brand,
        topic as title,
        cast(null as {{ dbt.type_string() }}) as level,
        scope,
        cast(null as {{ dbt.type_string() }}) as proposal_type,
        cast(null as {{ dbt.type_string() }}) as submitter_kind,
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as channel,
        concat_ws(
            ',',
            case when task_id is not null then 'names_task' end,
            case when report_no is not null then 'reported' end
        ) as traits,
        town_id,
        cast(null as {{ dbt.type_string() }}) as committee_id,
        unit_id,
        cast(null as {{ dbt.type_string() }}) as studio_id,
        task_id,
        cast(null as {{ dbt.type_string() }}) as member_id,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        cast(1 as bigint) as quantity,
        cast(null as bigint) as participant_org_count,
        cast(null as bigint) as participant_province_count,
        record_date as activity_date,
        cast(null as date) as ended_date

    from inspections

)

select * from inspections_framed
