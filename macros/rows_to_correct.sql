{#
    Rows of a kind with a fatal issue, all their reasons, and the row as it landed
    without its personal columns and with phone and ID numbers masked.
#}
{% macro quarantined_rows(kind, record_id, personal) -%}
with

typed as (

    select * from {{ ref('stg_records__' ~ kind ~ '_typed') }}

    where is_fatal and {{ is_new_delivery(kind) }}

),

records as (

    select {{ all_but('records', personal + ['_landed_at']) }}

    from {{ source('raw', kind) }} as records

    where {{ is_new_delivery(kind, '_delivery_id') }}

),

quarantined as (

    select
        '{{ kind }}' as record_kind,
        typed.feed_id,
        typed.delivery_id,
        typed.delivery_order,
        typed.file_name,
        typed.sheet,
        typed.row_number,
        {{ mask_personal(record_id) }} as record_id,
        typed.issues,
        {{ mask_personal(row_as_json('records')) }} as original_row

    from typed

    inner join records
        on
            typed.delivery_id = records._delivery_id
            and typed.sheet = coalesce(records._sheet, '')
            and typed.row_number = records._row_number

)

select * from quarantined
{%- endmacro %}

{#
    Rows of a kind that were kept although an office should look at them: an issue
    that is listed, and the row as it landed without its personal columns.
#}
{% macro listed_rows(kind, record_id, personal) -%}
with

issues as (

    select * from {{ ref('issues') }}

),

typed as (

    select * from {{ ref('stg_records__' ~ kind) }}

    where issues is not null and {{ is_new_delivery(kind) }}

),

records as (

    select
        {{ all_but('records', personal + ['_landed_at']) }}

    from {{ source('raw', kind) }} as records

    where {{ is_new_delivery(kind, '_delivery_id') }}

),

found as (

    select
        typed.delivery_id,
        typed.sheet,
        typed.row_number,
        {{ each_listed('typed.issues') }} as found_issue

    from typed

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
        '{{ kind }}' as record_kind,
        typed.feed_id,
        typed.delivery_id,
        typed.delivery_order,
        typed.file_name,
        typed.sheet,
        typed.row_number,
        {{ mask_personal(record_id) }} as record_id,
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
{%- endmacro %}
