-- The cleaned text beside what it means: `x` is the text, `x_value` the typed
-- value, null where the text is not understood.
with

cleaned as (

    select * from {{ ref('stg_records__inspections_cleaned') }}

),

parsed as (

    select
        cleaned.*,
        kind_codes.code_value as kind_value,
        subkind_codes.code_value as subkind_value,
        scope_codes.code_value as scope_value,
        object_type_codes.code_value as object_type_value,
        {{ repair_uscc('cleaned.object_uscc') }} as object_uscc_value,
        result_codes_codes.code_value as result_codes_mapped,
        rectify_state_codes.code_value as rectify_state_value,
        audit_state_codes.code_value as audit_state_value,
        {{ parse_count('cleaned.inspectors') }} as inspectors_value,
        {{ parse_count('cleaned.members') }} as members_value,
        {{ parse_integer('cleaned.issue_count') }} as issue_count_value,
        {{ parse_integer('cleaned.opinion_count') }} as opinion_count_value,
        {{ parse_integer('cleaned.opinion_adopted') }} as opinion_adopted_value,
        object_rating_codes.code_value as object_rating_code,
        is_joint_codes.code_value as is_joint_code,
        is_onsite_codes.code_value as is_onsite_code,
        is_mobile_codes.code_value as is_mobile_code,
        is_code_shown_codes.code_value as is_code_shown_code,
        is_penalised_codes.code_value as is_penalised_code,
        {{ parse_date('cleaned.check_date') }} as check_date_value,
        {{ parse_date('cleaned.end_date') }} as end_date_value,
        {{ parse_date('cleaned.rectify_due', days_ahead=200) }}
            as rectify_due_value,
        {{ parse_date('cleaned.rectify_date') }} as rectify_date_value,
        {{ parse_date('cleaned.publish_due', days_ahead=200) }}
            as publish_due_value,
        {{ parse_date('cleaned.publish_date') }} as publish_date_value,
        {{ parse_date('cleaned.entered_date') }} as entered_date_value,
        record_state_codes.code_value as record_state_value

    from cleaned

    {{ join_codes('inspections', 'kind', 'cleaned') }}
    {{ join_codes('inspections', 'subkind', 'cleaned') }}
    {{ join_codes('inspections', 'scope', 'cleaned') }}
    {{ join_codes('inspections', 'object_type', 'cleaned') }}
    {{ join_codes('inspections', 'result_codes', 'cleaned') }}
    {{ join_codes('inspections', 'rectify_state', 'cleaned') }}
    {{ join_codes('inspections', 'audit_state', 'cleaned') }}
    {{ join_codes('inspections', 'object_rating', 'cleaned') }}
    {{ join_codes('inspections', 'is_joint', 'cleaned') }}
    {{ join_codes('inspections', 'is_onsite', 'cleaned') }}
    {{ join_codes('inspections', 'is_mobile', 'cleaned') }}
    {{ join_codes('inspections', 'is_code_shown', 'cleaned') }}
    {{ join_codes('inspections', 'is_penalised', 'cleaned') }}
    {{ join_codes('inspections', 'record_state', 'cleaned') }}

)

select * from parsed
