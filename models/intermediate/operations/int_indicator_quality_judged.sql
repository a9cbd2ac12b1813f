-- How far each indicator's figure of each month can be trusted, by the feeds
-- that gave its cases, rounded down: a half-good figure is not good. A late or
-- held feed makes it a C at best, no case a D.
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

marked as (

    select * from {{ ref('int_indicator_feeds_marked') }}

),

graded as (

    select
        indicator_id,
        period_month,
        sum(cases_total) as cases_total,
        floor(
            cast(sum(cases_total * grade_points) as decimal(18, 4))
            / sum(cases_total)
        ) as grade_points

    from weighted

    group by indicator_id, period_month

),

-- One feed gives the reason; no order of rows decides which.
worst as (

    select
        indicator_id,
        period_month,
        feed_name_zh || '：' || quality_reason_zh as reason_zh,
        feed_name_en || ': ' || quality_reason_en as reason_en

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
            when marked.mark_zh is not null and graded.grade_points > 2 then 'C'
            else {{ grade_of_points('graded.grade_points') }}
        end as quality_grade,
        {{ indicator_quality_reason('zh') }} as quality_reason_zh,
        {{ indicator_quality_reason('en') }} as quality_reason_en

    from spine

    left join graded
        on
            spine.indicator_id = graded.indicator_id
            and spine.period_month = graded.period_month

    left join marked
        on
            spine.indicator_id = marked.indicator_id
            and spine.period_month = marked.period_month

    left join worst
        on
            spine.indicator_id = worst.indicator_id
            and spine.period_month = worst.period_month

)

select * from explained
