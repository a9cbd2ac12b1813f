-- Attendances that were withdrawn, as they stood before, and the day they went:
-- the points that they gave are reversed on that day.
with

versioned as (

    select * from {{ ref('int_attendances_versioned') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

tombstones as (

    select
        versioned.attendance_id,
        coalesce(versioned.entered_date, sheets.period_date)
            as withdrawn_date

    from versioned

    left join sheets
        on
            versioned.delivery_id = sheets.delivery_id
            and versioned.sheet = sheets.sheet
            and sheets.record_kind = 'attendances'

    where versioned.is_current and versioned.is_withdrawn

),

last_versions as (

    select * from versioned

    where not coalesce(is_withdrawn, false)

    qualify row_number() over (
        partition by attendance_id
        order by
            version_no desc, delivery_order desc, sheet desc, row_number desc
    ) = 1

),

withdrawn as (

    select
        'attendances' as record_kind,
        events.event_type as record_class,
        last_versions.event_no || ':' || last_versions.member_id
        || ':' || coalesce(last_versions.role, '') as record_key,
        last_versions.member_id,
        cast(null as {{ dbt.type_string() }}) as role,
        last_versions.attend_state,
        case
            when last_versions.attend_state = '出席' then 'attended,of_member'
        end
            as traits,
        coalesce(last_versions.attend_date, events.record_date) as score_date,
        coalesce(
            tombstones.withdrawn_date,
            last_versions.attend_date,
            events.record_date
        ) as withdrawn_date

    from tombstones

    inner join last_versions
        on tombstones.attendance_id = last_versions.attendance_id

    inner join events
        on
            last_versions.feed_id || ':' || upper(last_versions.event_no)
            = events.feed_id || ':' || upper(events.event_no)

    where last_versions.member_id is not null

)

select * from withdrawn
