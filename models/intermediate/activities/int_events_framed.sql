-- An event in the frame that every record shares before activities are matched.
-- Its traits are decided here, once; the catalogue refers to them by name.
with

events as (

    select * from {{ ref('fct_events') }}

),

events_framed as (

    select
        'events' as record_kind,
        'events' as source_kind,
        event_id as record_id,
        event_type as record_class,
        subtype,
        brand,
        title,
        level,
        cast(null as {{ dbt.type_string() }}) as scope,
        cast(null as {{ dbt.type_string() }}) as proposal_type,
        submitter_kind,
        source,
        channel,
        concat_ws(
            ',',
            -- A milestone says how far a task is, not that it was worked on.
            case
                when
                    task_id is not null
                    and event_type not in ('task_milestone', 'task_defined')
                    then 'names_task'
            end,
            case
                when adopt_level in ('市', '省', '全国')
                    then 'adopted_above_county'
            end,
            case when adopt_level is not null then 'adopted' end,
            case when opinions_adopted > 0 then 'opinions_adopted' end,
            case when close_date is not null then 'closed' end
        ) as traits,
        town_id,
        committee_id,
        unit_id,
        studio_id,
        task_id,
        cast(null as {{ dbt.type_string() }}) as member_id,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        coalesce(quantity, 1) as quantity,
        participant_org_count,
        participant_province_count,
        record_date as activity_date,
        cast(null as date) as ended_date

    from events

)

select * from events_framed
