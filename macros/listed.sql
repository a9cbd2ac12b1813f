{#
    Lists that travel as one text, comma-separated: taken apart into rows and
    looked into.
#}

{# One row an item; stands alone in a select list. No list, no row. #}
{% macro each_listed(text, separator=',') -%}
    {{ return(adapter.dispatch('each_listed', 'u145')(text, separator)) }}
{%- endmacro %}

{% macro default__each_listed(text, separator) -%}
    unnest(string_split({{ text }}, '{{ separator }}'))
{%- endmacro %}

{% macro spark__each_listed(text, separator) -%}
    explode(split({{ text }}, '{{ separator }}'))
{%- endmacro %}

{# True where the list holds the item, or where there is no list: any will do. #}
{% macro allows(list, item) -%}
    (
        {{ list }} is null
        or ',' || {{ list }} || ',' like '%,' || {{ item }} || ',%'
    )
{%- endmacro %}
