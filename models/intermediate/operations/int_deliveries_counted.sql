-- How many rows of each sheet were kept, quarantined and flagged.
with

judged as (

    select * from {{ ref('int_rows_judged') }}

),

counted as (

    select
        record_kind,
        delivery_id,
        sheet,
        count(case when not is_fatal then 1 end) as rows_staged,
        count(case when is_fatal then 1 end) as rows_quarantined,
        count(case when not is_fatal and issues is not null then 1 end)
            as rows_flagged

    from judged

    group by record_kind, delivery_id, sheet

)

select * from counted
