{# A time limit or rule of seeds/catalogue/limits.csv. #}
{% macro limit(limit_id) -%}
    (
        select limit_value
        from {{ ref('limits') }}
        where limit_id = '{{ limit_id }}'
    )
{%- endmacro %}
