-- What the sending office should correct and send again: every quarantined row,
-- and every kept row with an issue that is listed, with all reasons in words.
-- Kept by delivery.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

set_aside as (

    select * from {{ ref('int_rows_set_aside') }}

    where {{ is_new_delivery() }}

),

issues as (

    select * from {{ ref('issues') }}

),

feeds as (

    select * from {{ ref('stg_registry__feeds') }}

),

found as (

    select
        delivery_id,
        sheet,
        row_number,
        record_kind,
        {{ each_listed('issues') }} as found_issue

    from set_aside

    where issues is not null

),

explained as (

    select
        found.delivery_id,
        found.sheet,
        found.row_number,
        found.record_kind,
        {{ sorted_list(issue_in_words('name_zh')) }} as reasons_zh,
        {{ sorted_list(issue_in_words('name_en')) }} as reasons_en,
        {{ sorted_list('issues.advice_zh') }} as advice_zh,
        {{ sorted_list('issues.advice_en') }} as advice_en

    from found

    inner join issues
        on split_part(found.found_issue, ':', 1) = issues.issue_id

    where issues.is_listed or issues.severity = 'fatal'

    group by
        found.delivery_id,
        found.sheet,
        found.row_number,
        found.record_kind

),

listed as (

    select
        set_aside.record_kind,
        set_aside.feed_id,
        feeds.owner_unit_id,
        set_aside.delivery_id,
        set_aside.file_name,
        set_aside.sheet,
        cast(set_aside.row_number as bigint) as row_number,
        set_aside.record_id as record_key,
        set_aside.severity,
        set_aside.issues,
        explained.reasons_zh,
        explained.reasons_en,
        explained.advice_zh,
        explained.advice_en,
        set_aside.original_row

    from set_aside

    left join explained
        on
            set_aside.delivery_id = explained.delivery_id
            and set_aside.sheet = explained.sheet
            and set_aside.row_number = explained.row_number
            and set_aside.record_kind = explained.record_kind

    left join feeds
        on set_aside.feed_id = feeds.feed_id

)

select * from listed
