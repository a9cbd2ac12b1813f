-- A member's attendance in the frame that every record shares before activities
-- are matched; it takes its kind from the event that was attended, and ends
-- with the membership, so that no share counts more members than there are.
with

attendances as (

    select * from {{ ref('fct_attendances') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

members as (

    select * from {{ ref('dim_members') }}

),

matched as (

    select
        attendances.event_no || ':' || attendances.member_id
        || ':' || coalesce(attendances.role, '') as attendance_id,
        attendances.member_id,
        attendances.attend_state,
        coalesce(attendances.attend_date, events.record_date) as attend_date,
        events.event_type,
        events.subtype,
        events.brand,
        events.title,
        events.task_id,
        events.studio_id,
        events.adopt_level,
        members.committee_id,
        members.town_id,
        members.left_on

    from attendances

    left join events
        on attendances.event_id = events.event_id

    left join members
        on attendances.member_id = members.member_id

    where attendances.member_id is not null

),

attendances_framed as (

    select
        'attendances' as record_kind,
        'attendances' as source_kind,
        attendance_id as record_id,
        event_type as record_class,
        subtype,
        brand,
        title,
        cast(null as {{ dbt.type_string() }}) as level,
        cast(null as {{ dbt.type_string() }}) as scope,
        cast(null as {{ dbt.type_string() }}) as proposal_type,
        cast(null as {{ dbt.type_string() }}) as submitter_kind,
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as channel,
        concat_ws(
            ',',
            case when attend_state = '出席' then 'attended,of_member' end,
            case when adopt_level is not null then 'adopted' end
        ) as traits,
        town_id,
        committee_id,
        cast(null as {{ dbt.type_string() }}) as unit_id,
        studio_id,
        task_id,
        member_id,
        attend_state,
        cast(1 as bigint) as quantity,
        cast(null as bigint) as participant_org_count,
        cast(null as bigint) as participant_province_count,
        attend_date as activity_date,
        left_on as ended_date

    from matched

)

select * from attendances_framed
