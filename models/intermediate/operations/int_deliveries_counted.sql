-- How many rows of each sheet were kept, quarantined and flagged.
with

rows_counted as (

    select * from {{ ref('int_rows_counted') }}

),

counted as (

    select
        record_kind,
        delivery_id,
        sheet,
        cast(sum(rows_staged) as bigint) as rows_staged,
        cast(sum(rows_quarantined) as bigint) as rows_quarantined,
        cast(sum(rows_flagged) as bigint) as rows_flagged

    from rows_counted

    group by record_kind, delivery_id, sheet

)

select * from counted
