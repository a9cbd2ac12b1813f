{#
    A visit to an enterprise that somebody chose to make: an administrative
    check on site. Answering a complaint is a duty, not a visit too many.
#}
{% macro is_visit_of_enterprise() -%}
    (
        kind = '行政检查'
        and is_onsite
        and subkind != '举报核查'
    )
{%- endmacro %}
