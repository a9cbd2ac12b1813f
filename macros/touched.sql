{#
    Records that this build computes again, kind by kind: which they are, their
    rows, and what their facts said and say.
#}

{#
    True for records that are to be computed again: all of them, or those of which
    a new delivery speaks.
#}
{% macro is_touched(kind, column, key=none) -%}
    {%- set touched = ref('int_' ~ kind ~ '_touched') -%}
    {%- if adds_to_build() -%}
        {{ column }} in (
            select touched.{{ key or column }} from {{ touched }} as touched
        )
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{# For a pre-hook: drop what is computed again. #}
{% macro forget_touched(kind, key) -%}
    {%- set touched = is_touched(kind, key) -%}
    {%- if is_incremental() -%}
        delete from {{ this }} where {{ touched }}
    {%- endif -%}
{%- endmacro %}

{# A table as the last build left it, for models that run before it changes. #}
{% macro as_last_built(model_name) -%}
    {%- for node in (graph.nodes.values() if execute else [])
        if node.name == model_name
    -%}
        {{ adapter.get_relation(node.database, node.schema, node.name) }}
    {%- endfor -%}
{%- endmacro %}

{#
    Keys of which a new delivery speaks, or one that is gone. Where all is built
    from nothing, nobody asks.
#}
{% macro touched_records(kind, key) -%}
    select {{ key }} from {{ ref('stg_records__' ~ kind ~ '_typed') }}

    where
        not is_fatal
        and {{ 'true' if adds_to_build() else 'false' }}
        and {{ is_new_delivery(kind) }}

    {% if adds_to_build() %}

        union

        select {{ key }} from {{ as_last_built('fct_' ~ kind) }}

        where {{ is_gone_delivery() }}

        union

        select {{ key }} from {{ as_last_built('int_' ~ kind ~ '_repeated') }}

        where {{ is_gone_delivery() }}

    {% endif %}
{%- endmacro %}

{#
    Facts as the last build left them. This runs before the fact table is brought
    up to date, so it names it and does not refer to it.
#}
{% macro superseded_records(kind, key) -%}
    {%- set touched = ref('int_' ~ kind ~ '_touched') -%}
    {% if adds_to_build() %}
        {{ rows_touched(kind, key, as_last_built('fct_' ~ kind)) }}
    {% else %}
        select {{ key }} from {{ touched }}

        where false
    {% endif %}
{%- endmacro %}

{# Kinds of records whose facts are kept, and which of theirs are touched. #}
{% macro touched_of_kept_kinds() -%}
    {{ return({
        'events': is_touched('events', 'record_id', 'event_id'),
        'inspections': is_touched('inspections', 'record_id', 'inspection_id'),
    }) }}
{%- endmacro %}

{#
    Records in their common frame that may count otherwise than in the last build:
    those of the open months, touched ones, and all of kinds that are not kept. Apart,
    so that DuckDB asks for the month where the facts are read.
#}
{% macro counted_again(relation) -%}
    {%- set open_since = open_month() -%}
    {%- set kinds = touched_of_kept_kinds() -%}
    select * from {{ ref(relation) }}

    {% if adds_to_build() %}
        where
            record_kind not in ('{{ kinds | join("', '") }}')
            or activity_date >= {{ open_since }}

        {% for kind, touched in kinds.items() %}
            union all

            select * from {{ ref(relation) }}

            where
                record_kind = '{{ kind }}'
                and activity_date < {{ open_since }}
                and {{ touched }}
        {% endfor %}
    {% endif %}
{%- endmacro %}

{# For a pre-hook of a table of such records: drop what is counted again. #}
{% macro forget_counted_again() -%}
    {%- set kinds = touched_of_kept_kinds() -%}
    {%- if is_incremental() -%}
        delete from {{ this }}
        where
            record_kind not in ('{{ kinds | join("', '") }}')
            or activity_date >= {{ open_month() }}
            {%- for kind, touched in kinds.items() %}
            or record_kind = '{{ kind }}' and {{ touched }}
            {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{# For a pre-hook: drop what stood open and is looked at again. #}
{% macro forget_open_cases() -%}
    {%- if is_incremental() -%}
        delete from {{ this }}
        where
            period_month >= {{ open_month() }}
            or {{ is_touched('events', 'event_id') }}
    {%- endif -%}
{%- endmacro %}

{# Facts as they are now. #}
{% macro renewed_records(kind, key) -%}
    {%- set touched = ref('int_' ~ kind ~ '_touched') -%}
    {% if adds_to_build() %}
        {{ rows_touched(kind, key, ref('fct_' ~ kind)) }}
    {% else %}
        select * from {{ ref('fct_' ~ kind) }}

        where false
    {% endif %}
{%- endmacro %}

{#
    The few touched rows of a table, found by their key alone: their other columns
    are read from where they lie, and not of every row. Only an engine that keeps its
    build comes here.
#}
{% macro rows_touched(kind, key, table) -%}
    select * from {{ table }}

    where rowid in (
        select rowid from {{ table }} where {{ is_touched(kind, key) }}
    )
{%- endmacro %}
