-- Every version of a record; superseded ones stay to be asked about. What was
-- withdrawn stays too, as its last version.
with

kept as (

    select * from {{ ref('int_attendances_identified') }}

),

repeated as (

    select * from {{ ref('int_attendances_repeated') }}

),

versioned as (

    select
        kept.*,
        coalesce(repeated.version_no, cast(1 as bigint)) as version_no,
        coalesce(repeated.is_same_again, false) as is_same_again,
        coalesce(repeated.is_current, true) as is_current,
        kept.record_state = '撤回' as is_withdrawn

    from kept

    left join repeated
        on
            kept.attendance_id = repeated.attendance_id
            and kept.delivery_id = repeated.delivery_id
            and kept.sheet = repeated.sheet
            and kept.row_number = repeated.row_number

)

select * from versioned
