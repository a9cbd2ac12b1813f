-- What every raw wording means, for every feed: a feed's own words go before
-- the words that all feeds share.
with

type_words as (

    select * from {{ ref('type_words') }}

),

record_columns as (

    select * from {{ ref('record_columns') }}

),

feed_values as (

    select * from {{ source('registry', 'feed_values') }}

),

shared_words as (

    select * from {{ ref('stg_registry__shared_words') }}

),

feeds as (

    select feed_id from {{ ref('stg_registry__feeds') }}

    union

    select feed_id from {{ ref('stg_records__sheets') }}

),

own_words as (

    select
        feed_values.feed_id,
        feed_values.record_kind,
        feed_values.column_id,
        {{ code_key('feed_values.raw_value') }} as raw_key,
        coalesce(type_words.code_value, feed_values.code_value) as code_value,
        1 as precedence

    from feed_values

    left join record_columns
        on
            feed_values.record_kind = record_columns.record_kind
            and feed_values.column_id = record_columns.column_id

    left join type_words
        on
            record_columns.column_type = type_words.column_type
            and lower(feed_values.code_value) = type_words.raw_value

),

words as (

    select
        feed_id,
        record_kind,
        column_id,
        raw_key,
        code_value,
        precedence

    from own_words

    union all

    select
        feeds.feed_id,
        shared_words.record_kind,
        shared_words.column_id,
        shared_words.raw_key,
        shared_words.code_value,
        shared_words.precedence

    from shared_words

    cross join feeds

),

chosen as (

    select
        record_kind,
        column_id,
        feed_id,
        raw_key,
        substr(
            min(cast(precedence as {{ dbt.type_string() }}) || code_value), 2
        ) as code_value

    from words

    where raw_key is not null

    group by record_kind, column_id, feed_id, raw_key

)

select * from chosen
