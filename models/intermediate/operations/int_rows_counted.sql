-- Where the rows of each sheet went, by the day that they count on: the counts
-- that deliveries, freshness and quality are judged by. Kept by delivery.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

dated as (

    select * from {{ ref('int_rows_dated') }}

),

repeated as (

    select * from {{ ref('int_rows_repeated') }}

),

counted as (

    select
        dated.record_kind,
        dated.feed_id,
        dated.delivery_id,
        dated.sheet,
        dated.record_date,
        dated.counted_date,
        count(*) as rows_total,
        count_if(not dated.is_fatal) as rows_staged,
        count_if(dated.is_fatal) as rows_quarantined,
        count_if(not dated.is_fatal and dated.issues is not null)
            as rows_flagged,
        count(repeated.row_number) as rows_repeated

    from dated

    left join repeated
        on
            repeated.record_kind = dated.record_kind
            and repeated.delivery_id = dated.delivery_id
            and repeated.sheet = dated.sheet
            and repeated.row_number = dated.row_number

    group by
        dated.record_kind,
        dated.feed_id,
        dated.delivery_id,
        dated.sheet,
        dated.record_date,
        dated.counted_date

)

select * from counted
