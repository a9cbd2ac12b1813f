{# The last day that counts. An argument of the refresh, never today. #}
{% macro as_of() -%}
    (select as_of_date from {{ ref('dim_as_of') }})
{%- endmacro %}
