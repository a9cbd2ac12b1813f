-- The cases behind restated figures, then and now, with the delivery that
-- brought what the record says now. A record's unchanged cases stand here too.
-- One row per sealed month, indicator, record, day, unit and town.
with

cases as (

    select * from {{ ref('int_cases_restated') }}

),

brought as (

    select * from {{ ref('int_restated_versions_brought') }}

),

sealed_deliveries as (

    select * from {{ ref('stg_sealed__deliveries') }}

),

deliveries as (

    select
        delivery_id,
        max(feed_id) as feed_id,
        max(landed_at) as landed_at

    from {{ ref('stg_records__deliveries') }}

    group by delivery_id

),

listed as (

    select
        cases.period_month,
        cases.indicator_id,
        cases.record_kind,
        cases.record_id,
        cases.case_date,
        cases.unit_id,
        cases.unit_group,
        cases.town_id,
        cases.numerator_then,
        cases.numerator_now,
        cases.denominator_then,
        cases.denominator_now,
        brought.delivery_id,
        brought.file_name,
        brought.sheet,
        brought.row_number,
        coalesce(brought.is_withdrawn, false) as is_withdrawn,
        deliveries.feed_id,
        deliveries.landed_at,
        -- Asked by delivery and never by time: clocks are set back.
        brought.delivery_id is not null
        and sealed_deliveries.delivery_id is null as is_new

    from cases

    left join brought
        on
            brought.record_kind = cases.record_kind
            and brought.record_id = cases.record_id

    left join deliveries
        on deliveries.delivery_id = brought.delivery_id

    left join sealed_deliveries
        on
            sealed_deliveries.release_id = cases.release_id
            and sealed_deliveries.delivery_id = brought.delivery_id

)

select * from listed
