-- Months in which an indicator stands on a feed that is late, or that is held
-- back: held from the first month that its waiting deliveries speak of, also
-- where nothing else came in. What is held goes before what is late.
with

weighted as (

    select * from {{ ref('int_indicator_feeds_weighted') }}

),

freshness as (

    select * from {{ ref('mart_feed_freshness') }}

    where freshness_status = 'held'

),

periods as (

    select * from {{ ref('int_periods_listed') }}

    where period_window = 'month'

),

standing as (

    select distinct
        indicator_id,
        feed_id

    from weighted

),

named as (

    select
        indicator_id,
        period_month,
        false as is_held,
        feed_name_zh,
        feed_name_en

    from weighted

    where is_late

    union all

    select
        standing.indicator_id,
        periods.period_month,
        true as is_held,
        freshness.feed_name_zh
        || '（' || cast(freshness.held_since as {{ dbt.type_string() }})
        || ' 起）' as feed_name_zh,
        freshness.feed_name_en
        || ' (since ' || cast(freshness.held_since as {{ dbt.type_string() }})
        || ')' as feed_name_en

    from standing

    inner join freshness
        on standing.feed_id = freshness.feed_id

    inner join periods
        on periods.period_month >= {{ month_of('freshness.held_from') }}

),

marked as (

    select
        indicator_id,
        period_month,
        coalesce(
            '来源暂停更新，沿用上次审核通过的数据：'
            || {{ sorted_list('case when is_held then feed_name_zh end') }},
            '来源逾期未报：' || {{ sorted_list('feed_name_zh') }}
        ) as mark_zh,
        coalesce(
            'Held back, its last audited data stand: '
            || {{ sorted_list('case when is_held then feed_name_en end') }},
            'Late: ' || {{ sorted_list('feed_name_en') }}
        ) as mark_en

    from named

    group by indicator_id, period_month

)

select * from marked
