-- The grade of each dimension of quality of each feed in each month: the best
-- grade whose limit its share of wanting rows keeps.
with

counted as (

    select * from {{ ref('int_rows_counted') }}

    where counted_date <= {{ as_of() }}

),

shares as (

    select * from {{ ref('int_quality_shares_counted') }}

),

dimensions as (

    select * from {{ ref('quality_dimensions') }}

),

quality_grades as (

    select * from {{ ref('quality_grades') }}

),

feed_months as (

    select
        feed_id,
        {{ month_of('counted_date') }} as period_month,
        cast(sum(rows_total) as bigint) as rows_total

    from counted

    group by feed_id, {{ month_of('counted_date') }}

),

spine as (

    select
        feed_months.feed_id,
        feed_months.period_month,
        feed_months.rows_total,
        dimensions.dimension_id,
        dimensions.dimension_name_zh,
        dimensions.dimension_name_en,
        dimensions.position,
        coalesce(shares.rows_wanting, 0) as rows_wanting,
        -- A handful of rows may well share a day.
        case
            when feed_months.rows_total >= dimensions.min_rows
                then
                    cast(
                        100.0 * coalesce(shares.rows_wanting, 0)
                        / feed_months.rows_total
                        as decimal(9, 4)
                    )
            else 0
        end as wanting_pct

    from feed_months

    cross join dimensions

    left join shares
        on
            feed_months.feed_id = shares.feed_id
            and feed_months.period_month = shares.period_month
            and dimensions.dimension_id = shares.dimension_id

),

graded as (

    select
        spine.feed_id,
        spine.period_month,
        spine.rows_total,
        spine.dimension_id,
        spine.dimension_name_zh,
        spine.dimension_name_en,
        spine.position,
        spine.rows_wanting,
        spine.wanting_pct,
        min(quality_grades.quality_grade) as quality_grade

    from spine

    inner join quality_grades
        on
            spine.dimension_id = quality_grades.dimension_id
            and spine.wanting_pct <= quality_grades.max_wanting_pct

    group by
        spine.feed_id,
        spine.period_month,
        spine.rows_total,
        spine.dimension_id,
        spine.dimension_name_zh,
        spine.dimension_name_en,
        spine.position,
        spine.rows_wanting,
        spine.wanting_pct

)

select * from graded
