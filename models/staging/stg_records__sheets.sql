-- Sheets that landed, with what their rows need to know: which delivery wins,
-- and which year a day without a year belongs to.
with

deliveries as (

    select * from {{ ref('stg_records__deliveries') }}

    where is_landed and record_kind is not null

),

sheets as (

    select
        record_kind,
        delivery_id,
        sheet_name as sheet,
        max(feed_id) as feed_id,
        max(delivery_order) as delivery_order,
        max(file_name) as file_name,
        max(coalesce(period_end, sent_date)) as period_date,
        sum(rows_landed) as rows_landed

    from deliveries

    group by record_kind, delivery_id, sheet_name

)

select * from sheets
