-- What arrived, sheet by sheet, also what was rejected or is held, with where
-- its rows went and how it compares with the delivery before it for the same
-- feed and period.
with

deliveries as (

    select * from {{ ref('stg_records__deliveries') }}

),

counted as (

    select * from {{ ref('int_deliveries_counted') }}

),

feeds as (

    select * from {{ ref('stg_registry__feeds') }}

),

compared as (

    select
        *,
        lag(delivery_id) over same_period as previous_delivery_id,
        lag(rows_landed) over same_period as previous_rows_landed

    from deliveries

    -- Only whole files of one layout compare: without a period nothing says
    -- what a delivery restates, and a supplement (a revision) may be smaller.
    window same_period as (
        partition by
            feed_id,
            outcome,
            record_kind,
            sheet_name,
            header_map,
            period_start,
            period_end,
            case when period_end is null or revision > 0 then delivery_id end
        order by delivery_order
    )

),

listed as (

    select
        compared.delivery_id,
        compared.sheet_name as sheet,
        compared.record_kind,
        compared.feed_id,
        feeds.feed_name_zh,
        feeds.feed_name_en,
        feeds.owner_unit_id,
        compared.file_name,
        compared.file_sha256,
        compared.archive_path,
        compared.format as file_format,
        compared.encoding,
        compared.outcome,
        compared.reason_id,
        compared.message_zh,
        compared.message_en,
        compared.held_since,
        compared.held_reason_zh,
        compared.held_reason_en,
        compared.delivery_order,
        compared.period_start,
        compared.period_end,
        compared.sent_date,
        compared.landed_at,
        compared.revision,
        compared.file_bytes,
        compared.rows_read,
        compared.rows_landed,
        coalesce(counted.rows_staged, 0) as rows_staged,
        coalesce(counted.rows_quarantined, 0) as rows_quarantined,
        case
            when compared.outcome = 'held' then compared.rows_landed else 0
        end as rows_held,
        coalesce(counted.rows_flagged, 0) as rows_flagged,
        compared.rows_totals,
        compared.rows_notes,
        compared.rows_blank,
        compared.rows_title,
        compared.unknown_columns,
        compared.missing_columns,
        compared.totals_differ,
        coalesce(compared.totals_differ not in ('', '[]'), false)
            as has_totals_differ,
        compared.warnings,
        compared.previous_delivery_id,
        compared.previous_rows_landed,
        coalesce(compared.rows_landed < compared.previous_rows_landed, false)
            as is_shrunk

    from compared

    left join counted
        on
            compared.delivery_id = counted.delivery_id
            and compared.record_kind = counted.record_kind
            and compared.sheet_name = counted.sheet

    left join feeds
        on compared.feed_id = feeds.feed_id

)

select * from listed
