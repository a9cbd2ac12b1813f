-- A member in the frame that every record shares before activities are matched:
-- a stock, there from the day of entering to the day of leaving.
with

members as (

    select * from {{ ref('dim_members') }}

),

members_framed as (

    select
        'members' as record_kind,
        'members' as source_kind,
        member_id as record_id,
        cast(null as {{ dbt.type_string() }}) as record_class,
        cast(null as {{ dbt.type_string() }}) as subtype,
        cast(null as {{ dbt.type_string() }}) as brand,
        cast(null as {{ dbt.type_string() }}) as title,
        cast(null as {{ dbt.type_string() }}) as level,
        cast(null as {{ dbt.type_string() }}) as scope,
        cast(null as {{ dbt.type_string() }}) as proposal_type,
        cast(null as {{ dbt.type_string() }}) as submitter_kind,
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as channel,
        concat_ws(
            ',',
            case when committee_id is not null then 'in_committee' end,
            case when village_code is not null then 'in_village' end
        ) as traits,
        town_id,
        committee_id,
        cast(null as {{ dbt.type_string() }}) as unit_id,
        cast(null as {{ dbt.type_string() }}) as studio_id,
        cast(null as {{ dbt.type_string() }}) as task_id,
        member_id,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        cast(1 as bigint) as quantity,
        cast(null as bigint) as participant_org_count,
        cast(null as bigint) as participant_province_count,
        coalesce(entered_on, date '1900-01-01') as activity_date,
        left_on as ended_date

    from members

)

select * from members_framed
