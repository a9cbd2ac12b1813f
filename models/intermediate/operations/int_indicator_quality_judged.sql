-- How far each indicator's figure of each month can be trusted, by the feeds
-- that gave its cases; a late feed makes it a C at best, no case a D.
with

indicators as (

    select * from {{ ref('indicators') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

weighted as (

    select * from {{ ref('int_indicator_feeds_weighted') }}

),

graded as (

    select
        indicator_id,
        period_month,
        sum(cases_total) as cases_total,
        max(case when is_late then 1 else 0 end) as has_late_feed,
        -- Rounded down: a half-good figure is not good.
        floor(
            cast(sum(cases_total * grade_points) as decimal(18, 4))
            / sum(cases_total)
        ) as grade_points,
        {{ sorted_list('case when is_late then feed_name_zh end') }}
            as late_feeds_zh,
        {{ sorted_list('case when is_late then feed_name_en end') }}
            as late_feeds_en

    from weighted

    group by indicator_id, period_month

),

-- One feed gives the reason: of the worst the one with most cases, then the
-- first by id, so that no order of rows decides.
worst as (

    select
        indicator_id,
        period_month,
        feed_name_zh,
        feed_name_en,
        quality_reason_zh,
        quality_reason_en

    from weighted

    qualify row_number() over (
        partition by indicator_id, period_month
        order by
            grade_points asc nulls last, cases_total desc, feed_id asc
    ) = 1

),

spine as (

    select
        indicators.indicator_id,
        periods.period_month

    from indicators

    cross join periods

    where periods.period_window = 'month'

),

explained as (

    select
        spine.indicator_id,
        spine.period_month,
        cast(coalesce(graded.cases_total, 0) as bigint) as cases_total,
        case
            when graded.cases_total is null then 'D'
            when graded.has_late_feed = 1 and graded.grade_points > 2 then 'C'
            else {{ grade_of_points('graded.grade_points') }}
        end as quality_grade,
        case
            when graded.cases_total is null then '本月没有数据'
            when graded.has_late_feed = 1
                then '来源逾期未报：' || graded.late_feeds_zh
            else worst.feed_name_zh || '：' || worst.quality_reason_zh
        end as quality_reason_zh,
        case
            when graded.cases_total is null then 'No data in this month'
            when graded.has_late_feed = 1
                then 'Late: ' || graded.late_feeds_en
            else worst.feed_name_en || ': ' || worst.quality_reason_en
        end as quality_reason_en

    from spine

    left join graded
        on
            spine.indicator_id = graded.indicator_id
            and spine.period_month = graded.period_month

    left join worst
        on
            spine.indicator_id = worst.indicator_id
            and spine.period_month = worst.period_month

)

select * from explained
