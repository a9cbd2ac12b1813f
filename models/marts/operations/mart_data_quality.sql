-- The quality of what each feed sent for each month: the share of rows that are
-- wanting in each dimension, and the worst dimension's grade with its reason.
with

graded as (

    select * from {{ ref('int_quality_shares_graded') }}

),

pivoted as (

    select
        feed_id,
        period_month,
        max(rows_total) as rows_total,
        cast(
            100
            - max(
                case when dimension_id = 'completeness' then wanting_pct end
            ) as decimal(9, 4)
        ) as completeness_pct,
        cast(
            100
            - max(
                case when dimension_id = 'timeliness' then wanting_pct end
            ) as decimal(9, 4)
        ) as timeliness_pct,
        cast(
            100
            - max(
                case when dimension_id = 'validity' then wanting_pct end
            ) as decimal(9, 4)
        ) as validity_pct,
        cast(
            max(
                case when dimension_id = 'duplicates' then wanting_pct end
            ) as decimal(9, 4)
        ) as duplicates_pct,
        cast(
            max(
                case when dimension_id = 'one_date' then wanting_pct end
            ) as decimal(9, 4)
        ) as one_date_pct,
        max(quality_grade) as quality_grade

    from graded

    group by feed_id, period_month

),

-- The first of the worst dimensions is the reason.
reasons as (

    select
        feed_id,
        period_month,
        dimension_name_zh,
        dimension_name_en,
        wanting_pct

    from graded

    qualify row_number() over (
        partition by feed_id, period_month
        order by
            quality_grade desc, wanting_pct desc, position asc, dimension_id asc
    ) = 1

),

explained as (

    select
        pivoted.feed_id,
        pivoted.period_month,
        cast(pivoted.rows_total as bigint) as rows_total,
        pivoted.completeness_pct,
        pivoted.timeliness_pct,
        pivoted.validity_pct,
        pivoted.duplicates_pct,
        pivoted.one_date_pct,
        pivoted.quality_grade,
        {{ quality_reason('zh') }} as quality_reason_zh,
        {{ quality_reason('en') }} as quality_reason_en

    from pivoted

    inner join reasons
        on
            pivoted.feed_id = reasons.feed_id
            and pivoted.period_month = reasons.period_month

)

select * from explained
