{#
    Issues of one cell, as `issue_id:column_id`, or null where there is none.
    Names, advice and severity are in seeds/catalogue/issues.csv. Every macro
    expects the cleaned text under the column's own name and the parsed value
    under the name with `_value` after it.
#}

{% macro unmapped_issue(column, suffix='_value') -%}
    case
        when {{ column }} is not null and {{ column }}{{ suffix }} is null
            then 'unmapped_value:{{ column }}'
    end
{%- endmacro %}

{% macro number_issue(column) -%}
    case
        when {{ column }} is not null and {{ column }}_value is null
            then 'bad_number:{{ column }}'
    end
{%- endmacro %}

{% macro date_issue(column) -%}
    case
        when {{ column }} is null then null
        when {{ column }}_value is null then 'bad_date:{{ column }}'
        when {{ is_sentinel(column ~ '_value') }}
            then 'sentinel_date:{{ column }}'
        when {{ matches(column, month_only_pattern()) }}
            then 'month_only_date:{{ column }}'
    end
{%- endmacro %}

{% macro uscc_issue(column) -%}
    case
        when {{ column }} is null then null
        when {{ column }}_value is null then 'bad_uscc:{{ column }}'
        -- Small letters are a way of writing; to read a letter as a digit is a
        -- guess, and is told.
        when {{ column }}_value <> upper({{ column }})
            then 'repaired_uscc:{{ column }}'
    end
{%- endmacro %}

{% macro personal_issue(column) -%}
    case
        when {{ has_personal(column) }} then 'personal_data:{{ column }}'
    end
{%- endmacro %}

{# A number of 11 digits that begins 13 to 19 is a phone, also as a key. #}
{% macro personal_key_issue(column) -%}
    case
        when {{ is_personal_key(column) }} then 'personal_key:{{ column }}'
    end
{%- endmacro %}

{% macro order_issue(first_date, later_date) -%}
    case
        when
            {{ drop_sentinel(later_date ~ '_value') }}
            < {{ drop_sentinel(first_date ~ '_value') }}
            then 'dates_out_of_order:{{ later_date }}'
    end
{%- endmacro %}

{# Entered long after it happened (D30): both dates are kept. #}
{% macro late_entry_issue(happened_date) -%}
    case
        when
            entered_date_value > {{ add_days(
                drop_sentinel(happened_date ~ '_value'), 30
            ) }}
            and not {{ is_sentinel('entered_date_value') }}
            then 'late_entry:entered_date'
    end
{%- endmacro %}

{# Every order at midnight or at the last minute: a default, not a time (D26). #}
{% macro default_time_issue(column) -%}
    case
        when
            {{ column }} like '%:%'
            and {{ parse_second_of_day(column) }} = 0
            then 'default_time:{{ column }}'
    end
{%- endmacro %}

{% macro has_time(column) -%}
    coalesce({{ parse_second_of_day(column) }} > 0, false)
{%- endmacro %}

{% macro result_codes_issue(column) -%}
    case
        when
            {{ column }} is not null
            and {{ parse_result_codes(column, column ~ '_mapped') }} is null
            then 'unmapped_value:{{ column }}'
    end
{%- endmacro %}

{# No date that it could count on; a withdrawal needs none. #}
{% macro missing_date_issue(columns) -%}
    case
        when
            coalesce(record_state_value, '正常') <> '撤回'
            and coalesce(
                {%- for column in columns %}
                {{ drop_sentinel(column ~ '_value') }}
                {{- ',' if not loop.last }}
                {%- endfor %}
            ) is null
            then 'missing_date'
    end
{%- endmacro %}

{# Without its kind nobody knows what a record is; a withdrawal needs none. #}
{% macro kind_issue(column) -%}
    case
        when {{ column }} is not null and {{ column }}_value is null
            then 'unmapped_value:{{ column }}'
        when
            {{ column }} is null
            and coalesce(record_state_value, '正常') <> '撤回'
            then 'missing_kind:{{ column }}'
    end
{%- endmacro %}

{% macro test_row_issue(columns) -%}
    case
        when
            {%- for column in columns %}
            {{ is_test_row(column) }}
            {{- ' or' if not loop.last }}
            {%- endfor %}
            then 'test_row'
    end
{%- endmacro %}
