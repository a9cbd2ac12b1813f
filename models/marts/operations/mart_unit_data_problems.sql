-- What a unit's own deliveries lack, reason by reason: rows that were set aside
-- and rows that were kept with a flag. A row with two reasons counts in both.
with

explained as (

    select * from {{ ref('int_row_problems_explained') }}

),

feeds as (

    select * from {{ ref('mart_feed_freshness') }}

),

counted as (

    select
        explained.feed_id,
        explained.severity,
        explained.found_issue as problem_id,
        max(explained.problem_name_zh) as problem_name_zh,
        max(explained.problem_name_en) as problem_name_en,
        max(explained.advice_zh) as advice_zh,
        max(explained.advice_en) as advice_en,
        count(*) as rows_total,
        count(distinct explained.delivery_id) as deliveries_total

    from explained

    group by
        explained.feed_id,
        explained.severity,
        explained.found_issue

),

owned as (

    select
        feeds.owner_unit_id as unit_id,
        counted.feed_id,
        feeds.feed_name_zh,
        feeds.feed_name_en,
        counted.severity,
        counted.problem_id,
        counted.problem_name_zh,
        counted.problem_name_en,
        counted.advice_zh,
        counted.advice_en,
        cast(counted.rows_total as bigint) as rows_total,
        cast(counted.deliveries_total as bigint) as deliveries_total

    from counted

    inner join feeds
        on feeds.feed_id = counted.feed_id

    where feeds.owner_unit_id is not null

)

select * from owned
