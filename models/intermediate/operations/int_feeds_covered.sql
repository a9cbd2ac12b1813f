-- How far each feed's records reach, and by when more of them are expected.
with

feeds as (

    select * from {{ ref('stg_registry__feeds') }}

),

cadences as (

    select * from {{ ref('cadences') }}

),

deliveries as (

    select * from {{ ref('stg_records__deliveries') }}

),

rows_counted as (

    select * from {{ ref('int_rows_counted') }}

    where rows_staged > 0

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

arrived as (

    select
        feed_id,
        count(distinct delivery_id) as deliveries_total,
        max_by(delivery_id, delivery_order) as last_delivery_id,
        max(landed_at) as last_landed_at,
        max(period_end) as last_period_end

    from deliveries

    where is_landed

    group by feed_id

),

reached as (

    select
        rows_counted.feed_id,
        max(rows_counted.record_date) as last_record_date

    from rows_counted

    cross join as_of

    where rows_counted.record_date <= as_of.as_of_date

    group by rows_counted.feed_id

),

covered as (

    select
        feeds.*,
        cadences.cadence_name_zh,
        cadences.cadence_name_en,
        as_of.as_of_date,
        coalesce(arrived.deliveries_total, 0) as deliveries_total,
        arrived.last_delivery_id,
        arrived.last_landed_at,
        reached.last_record_date,
        coalesce(arrived.last_period_end, reached.last_record_date)
            as covered_to,
        {{ next_covered('covered_to') }} as next_covered_to,
        {{ add_days('next_covered_to', 'coalesce(feeds.grace_days, 0)') }}
            as expected_by

    from feeds

    cross join as_of

    left join cadences
        on feeds.cadence = cadences.cadence_id

    left join arrived
        on feeds.feed_id = arrived.feed_id

    left join reached
        on feeds.feed_id = reached.feed_id

)

select * from covered
