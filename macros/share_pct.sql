{# A share in percent, null where there is nothing to share. #}
{% macro share_pct(part, whole) -%}
    {{ to_decimal(
        'cast(100.0 * ' ~ part ~ ' as double) / nullif(' ~ whole ~ ', 0)', 9, 4
    ) }}
{%- endmacro %}
