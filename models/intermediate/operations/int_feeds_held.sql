-- Feeds with deliveries that are held back: since when, of which days, and why.
with

deliveries as (

    select * from {{ ref('stg_records__deliveries') }}

    where outcome = 'held'

),

held as (

    select
        feed_id,
        count(distinct delivery_id) as deliveries_held,
        min(held_since) as held_since,
        min({{ held_from() }}) as held_from,
        min(held_reason_zh) as held_reason_zh,
        min(held_reason_en) as held_reason_en

    from deliveries

    group by feed_id

)

select * from held
