-- What a published record shows, in order. A field that a feed sends has the
-- label of the feed's own header. One row per kind of record and field.
with

record_fields as (

    select * from {{ ref('record_fields') }}

),

record_columns as (

    select * from {{ ref('record_columns') }}

),

labelled as (

    select
        record_fields.record_kind,
        record_fields.field_id,
        record_fields.position,
        record_fields.field_type,
        record_fields.word_set,
        coalesce(record_columns.header_zh, record_fields.label_zh) as label_zh,
        coalesce(record_columns.header_en, record_fields.label_en) as label_en

    from record_fields

    left join record_columns
        on
            record_fields.record_kind = record_columns.record_kind
            and record_fields.column_id = record_columns.column_id
            and not record_columns.is_personal

)

select * from labelled
