-- Typed rows with the month they speak of; a row without a usable date belongs
-- to the period of its delivery.
with

judged as (

    select * from {{ ref('int_rows_judged') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

dated as (

    select
        judged.feed_id,
        judged.record_kind,
        judged.delivery_id,
        judged.sheet,
        judged.row_number,
        judged.record_id,
        judged.is_line,
        judged.record_date,
        {{ month_of('coalesce(judged.record_date, sheets.period_date)') }}
            as period_month

    from judged

    inner join sheets
        on
            judged.record_kind = sheets.record_kind
            and judged.delivery_id = sheets.delivery_id
            and judged.sheet = sheets.sheet

    cross join as_of

    where coalesce(judged.record_date, sheets.period_date) <= as_of.as_of_date

)

select * from dated
