-- Each reason of each row that its office should correct, in words.
-- One row per quarantined or flagged row and issue.
with

set_aside as (

    select * from {{ ref('int_rows_set_aside') }}

),

issues as (

    select * from {{ ref('issues') }}

),

found as (

    select
        feed_id,
        delivery_id,
        sheet,
        row_number,
        record_kind,
        severity,
        {{ each_listed('issues') }} as found_issue

    from set_aside

    where issues is not null

),

explained as (

    select
        found.feed_id,
        found.delivery_id,
        found.sheet,
        found.row_number,
        found.record_kind,
        found.severity,
        found.found_issue,
        {{ issue_in_words('name_zh') }} as problem_name_zh,
        {{ issue_in_words('name_en') }} as problem_name_en,
        issues.advice_zh,
        issues.advice_en

    from found

    inner join issues
        on split_part(found.found_issue, ':', 1) = issues.issue_id

    where issues.is_listed or issues.severity = 'fatal'

)

select * from explained
