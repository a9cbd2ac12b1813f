-- How many rows of each feed and month are wanting, by dimension of quality.
with

counted as (

    select
        *,
        {{ month_of('counted_date') }} as period_month

    from {{ ref('int_rows_counted') }}

    where counted_date <= {{ as_of() }}

),

flagged as (

    select
        feed_id,
        {{ month_of('counted_date') }} as period_month,
        dimension_id,
        sum(rows_wanting) as rows_wanting

    from {{ ref('int_row_issues_counted') }}

    where counted_date <= {{ as_of() }}

    group by feed_id, {{ month_of('counted_date') }}, dimension_id

),

repeated as (

    select
        feed_id,
        period_month,
        'duplicates' as dimension_id,
        sum(rows_repeated) as rows_wanting

    from counted

    group by feed_id, period_month

),

days as (

    select
        feed_id,
        period_month,
        record_date,
        sum(rows_total) as rows_total

    from counted

    where record_date is not null

    group by feed_id, period_month, record_date

),

crowded as (

    select
        feed_id,
        period_month,
        'one_date' as dimension_id,
        max(rows_total) as rows_wanting

    from days

    group by feed_id, period_month

),

united as (

    select * from flagged

    union all

    select * from repeated

    union all

    select * from crowded

)

select * from united
