-- Every typed row of every kind, kept or not, with what quality is judged by.
with

proposals as (

    select * from {{ ref('stg_records__proposals_typed') }}

),

inspections as (

    select * from {{ ref('stg_records__inspections_typed') }}

),

events as (

    select * from {{ ref('stg_records__events_typed') }}

),

attendances as (

    select * from {{ ref('stg_records__attendances_typed') }}

),

benchmarks as (

    select * from {{ ref('stg_records__benchmarks_typed') }}

),

united as (

    select
        'proposals' as record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        is_line,
        proposal_id as record_id,
        submit_date as record_date,
        is_fatal,
        issues

    from proposals

    union all

    select
        'inspections' as record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        is_line,
        inspection_id as record_id,
        check_date as record_date,
        is_fatal,
        issues

    from inspections

    union all

    select
        'events' as record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        is_line,
        event_id as record_id,
        coalesce(event_date, accept_date, close_date, pay_date, due_date)
            as record_date,
        is_fatal,
        issues

    from events

    union all

    select
        'attendances' as record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        is_line,
        attendance_id as record_id,
        attend_date as record_date,
        is_fatal,
        issues

    from attendances

    union all

    select
        'benchmarks' as record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        is_line,
        benchmark_id as record_id,
        publish_date as record_date,
        is_fatal,
        issues

    from benchmarks

)

select * from united
