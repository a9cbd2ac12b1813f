{#
    What the models read and do not make: the raw layer, and the seeds as DuckDB
    has read them. DuckDB finds both by itself; on Spark each becomes a table
    over its Parquet files, and each layer a folder below one. `u145 refresh`
    runs this before the first model.
#}
{% macro lay_inputs() -%}
    {{ return(adapter.dispatch('lay_inputs', 'u145')()) }}
{%- endmacro %}

{% macro default__lay_inputs() -%}
{%- endmacro %}

{% macro spark__lay_inputs() -%}
    {%- set tables = env_var('U145_SPARK_WAREHOUSE') -%}
    {%- set seeds = env_var('U145_SPARK_SEEDS') -%}
    {%- set nodes = graph.nodes.values()
        | selectattr('resource_type', 'in', ['model', 'seed']) | list -%}
    {%- for schema in nodes | map(attribute='schema') | unique -%}
        {%- do lay_folder(schema, tables) -%}
    {%- endfor -%}
    {%- for source in graph.sources.values() -%}
        {%- do lay_folder(source.schema, tables) -%}
        {%- do lay_parquet(source, source_place(source)) -%}
    {%- endfor -%}
    {%- for seed in nodes if seed.resource_type == 'seed' -%}
        {%- do lay_parquet(seed, seeds ~ '/' ~ seed.name ~ '.parquet') -%}
    {%- endfor -%}
{%- endmacro %}

{# A source says DuckDB's way where it lies: take the path out of it. #}
{% macro source_place(source) -%}
    {{ return(
        source.config.meta.external_location
        | replace("read_parquet('", '') | replace("')", '')
        | replace('/*.parquet', '') | replace('{name}', source.name)
    ) }}
{%- endmacro %}

{% macro lay_folder(schema, tables) -%}
    {%- do run_query(
        'create database if not exists ' ~ schema
        ~ " location '" ~ tables ~ '/' ~ schema ~ "'"
    ) -%}
{%- endmacro %}

{% macro lay_parquet(node, place) -%}
    {%- set table = node.schema ~ '.' ~ node.name -%}
    {%- do run_query('drop table if exists ' ~ table) -%}
    {%- do run_query(
        'create table ' ~ table ~ " using parquet location '" ~ place ~ "'"
    ) -%}
{%- endmacro %}
