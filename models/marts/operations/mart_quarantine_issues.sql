-- Why each row came back, one reason a row, so that rows can be found by their
-- reason and reasons counted by their rows.
with

quarantine as (

    select * from {{ ref('mart_quarantine') }}

),

issues as (

    select * from {{ ref('issues') }}

),

found as (

    select
        record_kind,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        severity,
        {{ each_listed('issues') }} as found_issue

    from quarantine

    where issues is not null

),

explained as (

    select distinct
        found.record_kind,
        found.feed_id,
        found.delivery_id,
        found.sheet,
        found.row_number,
        found.severity,
        issues.issue_id,
        nullif(split_part(found.found_issue, ':', 2), '') as column_id

    from found

    inner join issues
        on split_part(found.found_issue, ':', 1) = issues.issue_id

    where issues.is_listed or issues.severity = 'fatal'

)

select * from explained
