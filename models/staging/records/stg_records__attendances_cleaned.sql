-- Every cell of a landed attendance, trimmed and half width, still text. Only
-- sheets whose delivery landed whole count: the deliveries' file is the commit
-- point.
with

records as (

    select * from {{ source('raw', 'attendances') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

cleaned as (

    select
        {{ clean('event_no') }} as event_no,
        {{ code_key('member_no') }} as member_no,
        {{ clean_text('member_name') }} as member_name,
        {{ code_key('role') }} as role,
        {{ code_key('attend_state') }} as attend_state,
        {{ clean('attend_date') }} as attend_date,
        {{ clean('entered_date') }} as entered_date,
        {{ code_key('record_state') }} as record_state,
        {{ clean_text('remark') }} as remark,
        records._feed as feed_id,
        records._delivery_id as delivery_id,
        sheets.delivery_order,
        records._file_name as file_name,
        coalesce(records._sheet, '') as sheet,
        records._row_number as row_number,
        coalesce(records._is_line, false) as is_line,
        sheets.period_date

    from records

    inner join sheets
        on
            records._delivery_id = sheets.delivery_id
            and coalesce(records._sheet, '') = sheets.sheet
            and sheets.record_kind = 'attendances'

)

select * from cleaned
