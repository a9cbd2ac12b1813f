-- Rows that are wanting, by the dimension of quality of their issues.
-- A row with two issues of one dimension counts once. Kept by delivery.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

dated as (

    select * from {{ ref('int_rows_dated') }}

    where issues is not null

),

quality_issues as (

    select * from {{ ref('quality_issues') }}

),

found as (

    select
        record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        counted_date,
        {{ each_listed('issues') }} as found_issue

    from dated

),

listed as (

    select distinct
        found.record_kind,
        found.feed_id,
        found.delivery_id,
        found.sheet,
        found.row_number,
        found.counted_date,
        quality_issues.dimension_id

    from found

    inner join quality_issues
        on split_part(found.found_issue, ':', 1) = quality_issues.issue_id

),

counted as (

    select
        record_kind,
        feed_id,
        delivery_id,
        sheet,
        counted_date,
        dimension_id,
        count(*) as rows_wanting

    from listed

    group by
        record_kind, feed_id, delivery_id, sheet, counted_date, dimension_id

)

select * from counted
