-- How many rows of each feed came back for each reason. A row with two reasons
-- is in both counts, so reasons do not add up to rows.
with

quarantine_issues as (

    select * from {{ ref('mart_quarantine_issues') }}

),

issues as (

    select * from {{ ref('issues') }}

),

counted as (

    select
        feed_id,
        severity,
        issue_id,
        count(distinct concat_ws(
            '|',
            record_kind,
            delivery_id,
            sheet,
            cast(row_number as {{ dbt.type_string() }})
        )) as rows_total,
        {{ sorted_list('column_id') }} as column_ids

    from quarantine_issues

    group by feed_id, severity, issue_id

),

named as (

    select
        counted.feed_id,
        counted.severity,
        counted.issue_id,
        issues.name_zh as issue_name_zh,
        issues.name_en as issue_name_en,
        issues.advice_zh,
        issues.advice_en,
        counted.column_ids,
        cast(counted.rows_total as bigint) as rows_total

    from counted

    inner join issues
        on issues.issue_id = counted.issue_id

)

select * from named
