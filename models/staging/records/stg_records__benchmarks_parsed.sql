-- The cleaned text beside what it means: `x` is the text, `x_value` the typed
-- value, null where the text is not understood.
with

cleaned as (

    select * from {{ ref('stg_records__benchmarks_cleaned') }}

),

parsed as (

    select
        cleaned.*,
        scope_codes.code_value as scope_value,
        {{ parse_integer('cleaned.rank_total') }} as rank_total_value,
        {{ parse_integer('cleaned.rank') }} as rank_value,
        {{ parse_decimal('cleaned.score') }} as score_value,
        {{ parse_integer('cleaned.period_year') }} as period_year_value,
        {{ parse_date('cleaned.publish_date') }} as publish_date_value,
        record_state_codes.code_value as record_state_value

    from cleaned

    {{ join_codes('benchmarks', 'scope', 'cleaned') }}
    {{ join_codes('benchmarks', 'record_state', 'cleaned') }}

)

select * from parsed
