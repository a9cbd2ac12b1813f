-- A proposal in the frame that every record shares before activities are
-- matched. Its traits and the year it counts in are decided here, once.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

traits_found as (

    select
        *,
        concat_ws(
            ',',
            case when task_id is not null then 'names_task' end,
            case when is_filed then 'filed' end,
            case when is_key then 'key' end,
            case when is_excellent then 'excellent' end,
            case when is_key and task_id is not null then 'key_with_task' end,
            case
                when
                    is_key
                    and lead_leader is not null
                    and supervise_leader is not null
                    then 'key_led_and_supervised'
            end,
            case
                when
                    submit_date is not null
                    and review_date is not null
                    and assign_date is not null
                    and reply_date is not null
                    and feedback_date is not null
                    then 'whole_chain'
            end
        ) as traits,
        -- A proposal belongs to its session's year, also when it was handed
        -- in the winter before.
        least(
            greatest(submit_date, make_date(session_year, 1, 1)),
            make_date(session_year, 12, 31)
        ) as activity_date

    from proposals

),

proposals_framed as (

    select
        'proposals' as record_kind,
        'proposals' as source_kind,
        proposal_id as record_id,
        cast(null as {{ dbt.type_string() }}) as record_class,
        cast(null as {{ dbt.type_string() }}) as subtype,
        cast(null as {{ dbt.type_string() }}) as brand,
        title,
        cast(null as {{ dbt.type_string() }}) as level,
        cast(null as {{ dbt.type_string() }}) as scope,
        proposal_type,
        submitter_kind,
        cast(null as {{ dbt.type_string() }}) as source,
        channel,
        traits,
        town_id,
        committee_id,
        unit_id,
        cast(null as {{ dbt.type_string() }}) as studio_id,
        task_id,
        cast(null as {{ dbt.type_string() }}) as member_id,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        cast(1 as bigint) as quantity,
        cast(null as bigint) as participant_org_count,
        cast(null as bigint) as participant_province_count,
        activity_date,
        cast(null as date) as ended_date

    from traits_found

)

select * from proposals_framed
