{#
    Dates in every shape that the offices type (D02 to D04). Patterns hold no
    backslash: Spark and DuckDB read it differently.
#}

{% macro add_days(date, days) -%}
    {{ return(adapter.dispatch('add_days', 'u145')(date, days)) }}
{%- endmacro %}

{% macro default__add_days(date, days) -%}
    ({{ date }} + cast({{ days }} as integer))
{%- endmacro %}

{% macro spark__add_days(date, days) -%}
    date_add({{ date }}, cast({{ days }} as int))
{%- endmacro %}

{# Calendar months; the end of a shorter month clamps (30 Nov + 3 = 28 Feb). #}
{% macro add_months(date, months) -%}
    {{ return(adapter.dispatch('add_months', 'u145')(date, months)) }}
{%- endmacro %}

{% macro default__add_months(date, months) -%}
    cast({{ date }} + to_months(cast({{ months }} as integer)) as date)
{%- endmacro %}

{% macro spark__add_months(date, months) -%}
    add_months({{ date }}, cast({{ months }} as int))
{%- endmacro %}

{# Calendar days from the first to the second date. #}
{% macro days_between(first_date, second_date) -%}
    {{ return(adapter.dispatch('days_between', 'u145')(
        first_date, second_date
    )) }}
{%- endmacro %}

{% macro default__days_between(first_date, second_date) -%}
    datediff('day', {{ first_date }}, {{ second_date }})
{%- endmacro %}

{% macro spark__days_between(first_date, second_date) -%}
    datediff({{ second_date }}, {{ first_date }})
{%- endmacro %}

{% macro at_second(date, seconds) -%}
    {{ return(adapter.dispatch('at_second', 'u145')(date, seconds)) }}
{%- endmacro %}

{% macro default__at_second(date, seconds) -%}
    (cast({{ date }} as timestamp) + to_seconds({{ seconds }}))
{%- endmacro %}

{% macro spark__at_second(date, seconds) -%}
    timestampadd(second, {{ seconds }}, cast({{ date }} as timestamp))
{%- endmacro %}

{# Seconds since midnight. #}
{% macro second_of_day(timestamp) -%}
    (
        extract(hour from {{ timestamp }}) * 3600
        + extract(minute from {{ timestamp }}) * 60
        + cast(floor(extract(second from {{ timestamp }})) as integer)
    )
{%- endmacro %}

{% macro to_date_or_null(text) -%}
    try_cast({{ text }} as date)
{%- endmacro %}

{% macro date_of_parts(text, pattern, century=0) -%}
    try_cast(
        lpad(cast(
            try_cast(regexp_extract({{ text }}, '{{ pattern }}', 1) as integer)
            + {{ century }} as {{ dbt.type_string() }}
        ), 4, '0')
        || '-'
        || lpad(regexp_extract({{ text }}, '{{ pattern }}', 2), 2, '0')
        || '-'
        || lpad(regexp_extract({{ text }}, '{{ pattern }}', 3), 2, '0')
        as date
    )
{%- endmacro %}

{#
    A day or month without its year takes the year of the delivery's period.
    What lies more than `days_ahead` after the period belongs to the year
    before: a December day in a January ledger is last December's.
#}
{% macro date_of_period(month, day, period, days_ahead) -%}
    case
        when
            try_cast(
                extract(year from {{ period }}) || '-'
                || lpad({{ month }}, 2, '0') || '-' || lpad({{ day }}, 2, '0')
                as date
            ) > {{ add_days(period, days_ahead) }}
            then
                try_cast(
                    (extract(year from {{ period }}) - 1) || '-'
                    || lpad({{ month }}, 2, '0') || '-'
                    || lpad({{ day }}, 2, '0')
                    as date
                )
        else
            try_cast(
                extract(year from {{ period }}) || '-'
                || lpad({{ month }}, 2, '0') || '-' || lpad({{ day }}, 2, '0')
                as date
            )
    end
{%- endmacro %}

{% macro month_only_pattern() -%}
    ^([0-9]{4}[年./-])?[0-9]{1,2}(月份?)?$
{%- endmacro %}

{# Text (cleaned) to date; sentinels still come out as the date they say. #}
{% macro parse_date(text, period='period_date', days_ahead=31) -%}
    case
        when {{ text }} is null then null
        when length({{ text }}) = 10 and substr({{ text }}, 5, 1) = '-'
            then {{ to_date_or_null(text) }}
        when {{ is_written_in_full(text) }}
            then {{ to_date_or_null('substr(' ~ text ~ ', 1, 10)') }}
        when {{ matches(text, '^[0-9]{4}[年./-] *[0-9]{1,2}[月./-] *[0-9]{1,2}') }}
            then {{ date_of_parts(text, '^([0-9]{4})[年./-] *([0-9]{1,2})[月./-] *([0-9]{1,2})(日.*|[ T].*)?$') }}
        when {{ matches(text, '^[0-9]{8}$') }}
            then {{ date_of_parts(text, '^([0-9]{4})([0-9]{2})([0-9]{2})$') }}
        when {{ matches(text, '^[45][0-9]{4}([.][0-9]+)?$') }}
            then
                case
                    when try_cast(substr({{ text }}, 1, 5) as integer) <= 50000
                        then {{ add_days("date '1899-12-30'", "try_cast(substr(" ~ text ~ ", 1, 5) as integer)") }}
                end
        when {{ matches(text, '^(民国|民國)') }}
            then {{ date_of_parts(text, '^民.([0-9]{1,3})年([0-9]{1,2})月([0-9]{1,2})日', 1911) }}
        when {{ matches(text, '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}') }}
            then
                try_cast(
                    regexp_extract({{ text }}, '^([0-9]+)/([0-9]+)/([0-9]{4})', 3)
                    || '-'
                    || lpad(regexp_extract({{ text }}, '^([0-9]+)/([0-9]+)/', 1), 2, '0')
                    || '-'
                    || lpad(regexp_extract({{ text }}, '^([0-9]+)/([0-9]+)/', 2), 2, '0')
                    as date
                )
        when {{ matches(text, '^[0-9]{4}[年./-][0-9]{1,2}月?$') }}
            then
                try_cast(
                    substr({{ text }}, 1, 4) || '-'
                    || lpad(regexp_extract({{ text }}, '^[0-9]{4}[年./-]([0-9]{1,2})', 1), 2, '0')
                    || '-01' as date
                )
        when {{ matches(text, '^[0-9]{1,2}月[0-9]{1,2}日?$') }}
            then
                {{ date_of_period(
                    "regexp_extract(" ~ text ~ ", '^([0-9]{1,2})月', 1)",
                    "regexp_extract(" ~ text ~ ", '月([0-9]{1,2})', 1)",
                    period, days_ahead
                ) }}
        when {{ matches(text, '^[0-9]{1,2}月份?$') }}
            then
                {{ date_of_period(
                    "regexp_extract(" ~ text ~ ", '^([0-9]{1,2})月', 1)",
                    "'1'", period, days_ahead
                ) }}
    end
{%- endmacro %}

{# 9999-9-9, 1900-01-01 and their like say "not known" (D04). #}
{% macro is_sentinel(date) -%}
    ({{ date }} < date '1950-01-01' or {{ date }} >= date '2090-01-01')
{%- endmacro %}

{% macro drop_sentinel(date) -%}
    case when not {{ is_sentinel(date) }} then {{ date }} end
{%- endmacro %}

{# The commonest way to write a moment, which needs no pattern to be read. #}
{% macro is_written_in_full(text) -%}
    {{ text }} like '____-__-__ __:__:__'
{%- endmacro %}

{# Seconds since midnight as written: 11:34, 11:34:43 or a serial's fraction. #}
{% macro parse_second_of_day(text) -%}
    case
        when {{ is_written_in_full(text) }}
            then
                coalesce(
                    try_cast(substr({{ text }}, 12, 2) as integer) * 3600
                    + try_cast(substr({{ text }}, 15, 2) as integer) * 60
                    + coalesce(try_cast(substr({{ text }}, 18, 2) as integer), 0),
                    0
                )
        when {{ matches(text, '[0-9]{1,2}:[0-9]{2}') }}
            then
                try_cast(regexp_extract({{ text }}, '([0-9]{1,2}):([0-9]{2})', 1) as integer) * 3600
                + try_cast(regexp_extract({{ text }}, '([0-9]{1,2}):([0-9]{2})', 2) as integer) * 60
                + coalesce(try_cast(regexp_extract({{ text }}, ':[0-9]{2}:([0-9]{2})', 1) as integer), 0)
        when {{ matches(text, '^[45][0-9]{4}[.][0-9]+$') }}
            then
                cast(round(
                    try_cast('0' || substr({{ text }}, 6) as decimal(18, 9)) * 86400
                ) as integer)
        else 0
    end
{%- endmacro %}

{# Text (cleaned) and its parsed date to a timestamp; no time is midnight. #}
{% macro parse_timestamp(text, date) -%}
    case
        when {{ date }} is null then null
        when {{ is_written_in_full(text) }}
            then try_cast({{ text }} as timestamp)
        else {{ at_second(date, parse_second_of_day(text)) }}
    end
{%- endmacro %}
