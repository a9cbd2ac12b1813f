{# First days of a date's month, quarter and year. date_trunc yields a timestamp
   on DuckDB, so each is cast once, here. #}
{% macro month_of(date) -%}
    cast(date_trunc('month', {{ date }}) as date)
{%- endmacro %}

{% macro quarter_of(date) -%}
    cast(date_trunc('quarter', {{ date }}) as date)
{%- endmacro %}

{% macro year_of(date) -%}
    cast(date_trunc('year', {{ date }}) as date)
{%- endmacro %}

{#
    How much of its time a value has had: 1 for flat targets; for targets that
    build up, the months passed as a share of the months in the window. A year
    to date of quarters is the mean over the quarters begun.
#}
{% macro time_progress(period_month, pace_span, target_pace) -%}
    case
        when {{ target_pace }} != 'time_progress' then 1.0
        when {{ pace_span }} = 'year'
            then cast(extract(month from {{ period_month }}) as double) / 12
        when {{ pace_span }} = 'quarter'
            then
                cast(
                    (extract(month from {{ period_month }}) - 1) % 3 + 1
                    as double
                ) / 3
        when {{ pace_span }} = 'quarters_to_date'
            then
                cast(extract(month from {{ period_month }}) as double)
                / (3 * extract(quarter from {{ period_month }}))
        else 1.0
    end
{%- endmacro %}
