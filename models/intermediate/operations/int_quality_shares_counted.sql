-- How many rows of each feed and month are wanting, by dimension of quality.
with

dated as (

    select * from {{ ref('int_rows_dated') }}

),

row_issues as (

    select * from {{ ref('int_row_issues_listed') }}

),

flagged as (

    select
        dated.feed_id,
        dated.period_month,
        row_issues.dimension_id,
        count(*) as rows_wanting

    from dated

    inner join row_issues
        on
            dated.record_kind = row_issues.record_kind
            and dated.delivery_id = row_issues.delivery_id
            and dated.sheet = row_issues.sheet
            and dated.row_number = row_issues.row_number

    group by dated.feed_id, dated.period_month, row_issues.dimension_id

),

records as (

    select
        feed_id,
        period_month,
        record_kind,
        delivery_id,
        sheet,
        record_id,
        count(*) as rows_total

    from dated

    where record_id is not null and not is_line

    group by
        feed_id, period_month, record_kind, delivery_id, sheet, record_id

),

-- Twice in one sheet. A record in a later delivery is its next version, and no
-- defect; so are the lines of a record that takes several rows.
repeated as (

    select
        feed_id,
        period_month,
        'duplicates' as dimension_id,
        sum(rows_total - 1) as rows_wanting

    from records

    group by feed_id, period_month

),

days as (

    select
        feed_id,
        period_month,
        record_date,
        count(*) as rows_total

    from dated

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
