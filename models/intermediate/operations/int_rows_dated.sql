-- Typed rows of new deliveries with the day that they count on; a row without a
-- usable date belongs to the period of its delivery.
with

judged as (

    select * from {{ ref('int_rows_judged') }}

    where {{ is_new_delivery() }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

dated as (

    select
        judged.*,
        coalesce(judged.record_date, sheets.period_date) as counted_date

    from judged

    inner join sheets
        on
            judged.record_kind = sheets.record_kind
            and judged.delivery_id = sheets.delivery_id
            and judged.sheet = sheets.sheet

)

select * from dated
