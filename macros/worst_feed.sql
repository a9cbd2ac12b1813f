{# The worst grade first; of equal ones always the same feed. #}
{% macro worst_feed_first() -%}
    concat_ws('|', cast(grade_points as {{ dbt.type_string() }}), feed_name_zh)
{%- endmacro %}
