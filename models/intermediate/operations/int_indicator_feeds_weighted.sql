-- The feeds behind each indicator in each month, with their share of its cases
-- and the grade of what they sent; a late feed is at best a C.
with

indicators as (

    select * from {{ ref('indicators') }}

),

measure_feeds as (

    select * from {{ ref('int_measure_feeds_summed') }}

),

data_quality as (

    select * from {{ ref('mart_data_quality') }}

),

freshness as (

    select * from {{ ref('mart_feed_freshness') }}

),

measures_named as (

    select
        indicator_id,
        numerator_measure as measure_id

    from indicators

    union

    select
        indicator_id,
        denominator_measure as measure_id

    from indicators

),

contributed as (

    select
        measures_named.indicator_id,
        measure_feeds.period_month,
        measure_feeds.feed_id,
        sum(measure_feeds.cases_total) as cases_total

    from measures_named

    inner join measure_feeds
        on measures_named.measure_id = measure_feeds.measure_id

    group by
        measures_named.indicator_id,
        measure_feeds.period_month,
        measure_feeds.feed_id

),

weighted as (

    select
        contributed.indicator_id,
        contributed.period_month,
        contributed.feed_id,
        contributed.cases_total,
        freshness.feed_name_zh,
        freshness.feed_name_en,
        data_quality.quality_reason_zh,
        data_quality.quality_reason_en,
        freshness.freshness_status = 'late'
        and contributed.period_month >= {{ month_of('freshness.covered_to') }}
            as is_late,
        {{ grade_points('data_quality.quality_grade') }} as grade_points

    from contributed

    left join data_quality
        on
            contributed.feed_id = data_quality.feed_id
            and contributed.period_month = data_quality.period_month

    left join freshness
        on contributed.feed_id = freshness.feed_id

)

select * from weighted
