{# Seconds of the day, no earlier than its start and no later than its end. #}
{% macro clipped_second(timestamp) -%}
    least(
        greatest(
            {{ second_of_day(timestamp) }},
            {{ limit('workday_start_hour') }} * 3600
        ),
        {{ limit('workday_end_hour') }} * 3600
    )
{%- endmacro %}

{# Working hours: whole working days, and the difference of the clock times. #}
{% macro workhours_between(workdays, start, finish) -%}
    {%- set hours -%}
        {{ workdays }} * {{ limit('workday_hours') }}
        + cast(
            {{ clipped_second(finish) }} - {{ clipped_second(start) }} as double
        ) / 3600
    {%- endset -%}
    {{ to_decimal(hours, 18, 2) }}
{%- endmacro %}
