{# One row per part of a list, and lists in one text: engines differ. #}

{# Separators between several units in one cell (D14). #}
{% macro list_separators() -%}
    {{ "[、,，;；/|\n\r" ~ space_characters() ~ "]+" }}
{%- endmacro %}

{# A table function call for `cross join`: parts of the text, one a row. #}
{% macro unnest_parts(text, pattern, relation, column) -%}
    {{ return(adapter.dispatch('unnest_parts', 'u145')(
        text, pattern, relation, column
    )) }}
{%- endmacro %}

{% macro default__unnest_parts(text, pattern, relation, column) -%}
    cross join lateral (
        select
            unnest(regexp_split_to_array({{ text }}, '{{ pattern }}'))
                as {{ column }},
            generate_subscripts(
                regexp_split_to_array({{ text }}, '{{ pattern }}'), 1
            ) as part_no
    ) as {{ relation }}
{%- endmacro %}

{% macro spark__unnest_parts(text, pattern, relation, column) -%}
    lateral view inline(transform(
        split({{ text }}, '{{ pattern }}'),
        (part, place) -> struct(cast(place + 1 as bigint), part)
    )) {{ relation }} as part_no, {{ column }}
{%- endmacro %}

{# Distinct values in one text, sorted, so that no order of rows matters. #}
{% macro sorted_list(value) -%}
    {{ return(adapter.dispatch('sorted_list', 'u145')(value)) }}
{%- endmacro %}

{% macro default__sorted_list(value) -%}
    nullif(array_to_string(list_sort(list_distinct(
        array_agg({{ value }}) filter (where {{ value }} is not null)
    )), ','), '')
{%- endmacro %}

{% macro spark__sorted_list(value) -%}
    nullif(array_join(array_sort(collect_set({{ value }})), ','), '')
{%- endmacro %}

{# A JSON object of the whole row, for quarantine. #}
{% macro row_as_json(relation) -%}
    {{ return(adapter.dispatch('row_as_json', 'u145')(relation)) }}
{%- endmacro %}

{% macro default__row_as_json(relation) -%}
    cast(to_json({{ relation }}) as varchar)
{%- endmacro %}

{% macro spark__row_as_json(relation) -%}
    to_json(struct({{ relation }}.*), map(
        'ignoreNullFields', 'false',
        'timestampNTZFormat', 'yyyy-MM-dd HH:mm:ss'
    ))
{%- endmacro %}

{# A hash of all columns of the one relation selected from, but these. #}
{% macro row_hash(without) -%}
    {{ return(adapter.dispatch('row_hash', 'u145')(without)) }}
{%- endmacro %}

{% macro default__row_hash(without) -%}
    hash(struct_pack(*columns(* exclude ({{ without | join(', ') }}))))
{%- endmacro %}

{% macro spark__row_hash(without) -%}
    md5(to_json(struct(* except ({{ without | join(', ') }}))))
{%- endmacro %}

{#
    A number that stands for the values: equal values have equal ones, and two
    that differ hardly ever do. Good for finding suspects, never for judging them.
#}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch('hash_of', 'u145')(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__hash_of(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}

{# Comma lists of several rows as one sorted list without repetition. #}
{% macro sorted_parts(lists) -%}
    {{ return(adapter.dispatch('sorted_parts', 'u145')(lists)) }}
{%- endmacro %}

{% macro default__sorted_parts(lists) -%}
    nullif(array_to_string(list_sort(list_distinct(
        string_split(string_agg({{ lists }}, ','), ',')
    )), ','), '')
{%- endmacro %}

{% macro spark__sorted_parts(lists) -%}
    nullif(array_join(array_sort(array_distinct(
        flatten(collect_list(split({{ lists }}, ',')))
    )), ','), '')
{%- endmacro %}
