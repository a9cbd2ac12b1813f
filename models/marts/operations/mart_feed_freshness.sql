-- How far each feed's records reach, whether its next delivery is late, and
-- whether what it sent is held back. A feed without a cadence is never late.
with

covered as (

    select * from {{ ref('int_feeds_covered') }}

),

judged_late as (

    select
        feed_id,
        feed_name_zh,
        feed_name_en,
        owner_unit_id,
        cadence,
        cadence_name_zh,
        cadence_name_en,
        cast(grace_days as bigint) as grace_days,
        cast(deliveries_total as bigint) as deliveries_total,
        last_delivery_id,
        last_landed_at,
        last_record_date,
        covered_to,
        expected_by,
        cast(
            greatest(
                0,
                coalesce({{ days_between('expected_by', 'as_of_date') }}, 0)
            ) as bigint
        ) as days_late,
        cast(deliveries_held as bigint) as deliveries_held,
        held_since,
        held_from,
        held_reason_zh,
        held_reason_en,
        case
            when deliveries_held > 0 then 'held'
            when deliveries_total = 0 then 'never'
            when expected_by < as_of_date then 'late'
            else 'fresh'
        end as freshness_status,
        as_of_date

    from covered

)

select * from judged_late
