-- Rows of proposals that were kept although an office should look at them: an
-- issue that is listed, and the row as it landed without its personal columns.
with

issues as (

    select * from {{ ref('issues') }}

),

typed as (

    select * from {{ ref('stg_records__proposals') }}

),

records as (

    select
        {{ all_but('records', ['proposer_names', 'remark', '_landed_at']) }}

    from {{ source('raw', 'proposals') }} as records

),

found as (

    select
        typed.delivery_id,
        typed.sheet,
        typed.row_number,
        {{ each_listed('typed.issues') }} as found_issue

    from typed

    where typed.issues is not null

),

listed as (

    select distinct
        found.delivery_id,
        found.sheet,
        found.row_number

    from found

    inner join issues
        on split_part(found.found_issue, ':', 1) = issues.issue_id

    where issues.is_listed

),

kept as (

    select
        'proposals' as record_kind,
        typed.feed_id,
        typed.delivery_id,
        typed.delivery_order,
        typed.file_name,
        typed.sheet,
        typed.row_number,
        {{ mask_personal('typed.proposal_id') }} as record_id,
        typed.issues,
        {{ mask_personal(row_as_json('records')) }} as original_row

    from typed

    inner join listed
        on
            typed.delivery_id = listed.delivery_id
            and typed.sheet = listed.sheet
            and typed.row_number = listed.row_number

    inner join records
        on
            typed.delivery_id = records._delivery_id
            and typed.sheet = coalesce(records._sheet, '')
            and typed.row_number = records._row_number

)

select * from kept
