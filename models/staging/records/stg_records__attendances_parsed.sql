-- The cleaned text beside what it means: `x` is the text, `x_value` the typed
-- value, null where the text is not understood.
with

cleaned as (

    select * from {{ ref('stg_records__attendances_cleaned') }}

),

parsed as (

    select
        cleaned.*,
        role_codes.code_value as role_value,
        attend_state_codes.code_value as attend_state_value,
        {{ parse_date('cleaned.attend_date') }} as attend_date_value,
        {{ parse_date('cleaned.entered_date') }} as entered_date_value,
        record_state_codes.code_value as record_state_value

    from cleaned

    {{ join_codes('attendances', 'role', 'cleaned') }}
    {{ join_codes('attendances', 'attend_state', 'cleaned') }}
    {{ join_codes('attendances', 'record_state', 'cleaned') }}

)

select * from parsed
