{# A sentence of the catalogue with its limit's value; `limits` is joined. #}
{% macro with_limit(sentence) -%}
    replace(
        {{ sentence }},
        coalesce('{' || limits.limit_id || '}', '{}'),
        coalesce(cast(limits.limit_value as {{ dbt.type_string() }}), '{}')
    )
{%- endmacro %}
