-- Every cell of a landed ranking, trimmed and half width, still text. Only
-- sheets whose delivery landed whole count: the deliveries' file is the commit
-- point.
with

records as (

    select * from {{ source('raw', 'benchmarks') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

cleaned as (

    select
        {{ clean('benchmark_no') }} as benchmark_no,
        {{ clean_text('publisher') }} as publisher,
        {{ clean_text('title') }} as title,
        {{ code_key('scope') }} as scope,
        {{ clean_text('source') }} as source,
        {{ clean('rank_total') }} as rank_total,
        {{ clean('rank') }} as rank,
        {{ clean('score') }} as score,
        {{ clean('period_year') }} as period_year,
        {{ clean('publish_date') }} as publish_date,
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
            and sheets.record_kind = 'benchmarks'

)

select * from cleaned
