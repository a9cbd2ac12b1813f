-- How far each feed's records reach, whether its next delivery is late, and
-- whether what it sent is held back. A feed without a cadence is never late.
with

covered as (

    select * from {{ ref('int_feeds_covered') }}

),

held as (

    select * from {{ ref('int_feeds_held') }}

),

judged_late as (

    select
        covered.feed_id,
        covered.feed_name_zh,
        covered.feed_name_en,
        covered.owner_unit_id,
        covered.cadence,
        covered.cadence_name_zh,
        covered.cadence_name_en,
        cast(covered.grace_days as bigint) as grace_days,
        cast(covered.deliveries_total as bigint) as deliveries_total,
        covered.last_delivery_id,
        covered.last_landed_at,
        covered.last_record_date,
        covered.covered_to,
        covered.expected_by,
        cast(
            greatest(
                0,
                coalesce({{ days_between(
                    'covered.expected_by', 'covered.as_of_date'
                ) }}, 0)
            ) as bigint
        ) as days_late,
        cast(coalesce(held.deliveries_held, 0) as bigint) as deliveries_held,
        held.held_since,
        held.held_from,
        held.held_reason_zh,
        held.held_reason_en,
        case
            when held.feed_id is not null then 'held'
            when covered.deliveries_total = 0 then 'never'
            when covered.expected_by < covered.as_of_date then 'late'
            else 'fresh'
        end as freshness_status,
        covered.as_of_date

    from covered

    left join held
        on covered.feed_id = held.feed_id

)

select * from judged_late
