-- Each issue of each typed row, by the dimension of quality it belongs to.
with

judged as (

    select * from {{ ref('int_rows_judged') }}

),

quality_issues as (

    select * from {{ ref('quality_issues') }}

),

found as (

    select
        record_kind,
        delivery_id,
        sheet,
        row_number,
        {{ each_listed('issues') }} as found_issue

    from judged

    where issues is not null

),

listed as (

    select distinct
        found.record_kind,
        found.delivery_id,
        found.sheet,
        found.row_number,
        quality_issues.dimension_id

    from found

    inner join quality_issues
        on split_part(found.found_issue, ':', 1) = quality_issues.issue_id

)

select * from listed
