-- A member is the same person by number or by name, so that the key of an
-- attendance is the member, not the way the member was written.
with

attendances as (

    select * from {{ ref('stg_records__attendances') }}

),

members as (

    select * from {{ ref('int_member_names_keyed') }}

),

identified as (

    select
        {{ all_but(
            'attendances', ['attendance_id', 'member_no', 'member_name']
        ) }},
        upper(attendances.event_no) || '|' || coalesce(
            by_number.member_id,
            by_name.member_id,
            attendances.member_no,
            md5(attendances.member_name)
        ) as attendance_id,
        coalesce(by_number.member_id, by_name.member_id) as member_id

    from attendances

    left join members as by_number
        on attendances.member_no = by_number.member_key

    left join members as by_name
        on {{ code_key('attendances.member_name') }} = by_name.member_key

)

select * from identified
