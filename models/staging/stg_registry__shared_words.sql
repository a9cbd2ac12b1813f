-- What a raw wording means in every feed: first the county's own maps, then the
-- words of a column's type, such as yes and no.
with

code_maps as (

    select * from {{ ref('code_maps') }}

),

type_words as (

    select * from {{ ref('type_words') }}

),

record_columns as (

    select * from {{ ref('record_columns') }}

),

shared_words as (

    select
        record_kind,
        column_id,
        {{ code_key('raw_value') }} as raw_key,
        code_value,
        2 as precedence

    from code_maps

    union all

    select
        record_columns.record_kind,
        record_columns.column_id,
        type_words.raw_value as raw_key,
        type_words.code_value,
        3 as precedence

    from record_columns

    inner join type_words
        on record_columns.column_type = type_words.column_type

)

select * from shared_words
