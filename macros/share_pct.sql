{# A share in percent, null where there is nothing to share. #}
{% macro share_pct(part, whole) -%}
    cast(100.0 * {{ part }} / nullif({{ whole }}, 0) as decimal(9, 4))
{%- endmacro %}
