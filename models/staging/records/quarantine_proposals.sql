-- Rows of proposals with a fatal issue, all their reasons, and the row as it
-- landed, without its personal columns and with phone and ID numbers masked.
with

typed as (

    select * from {{ ref('stg_records__proposals_typed') }}

    where is_fatal

),

records as (

    select {{ all_but('records', ['proposer_names', 'remark', '_landed_at']) }}
    from {{ source('raw', 'proposals') }} as records

),

originals as (

    select
        _delivery_id as delivery_id,
        coalesce(_sheet, '') as sheet,
        _row_number as row_number,
        {{ row_as_json('records') }} as original_row

    from records

),

quarantined as (

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
        {{ mask_personal('originals.original_row') }} as original_row

    from typed

    inner join originals
        on
            typed.delivery_id = originals.delivery_id
            and typed.sheet = originals.sheet
            and typed.row_number = originals.row_number

)

select * from quarantined
