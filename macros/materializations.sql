{#
    How DuckDB makes a view or a table: dropped and made again in one transaction.
    dbt's own way (make it beside the old one, rename both, drop the old one) costs a
    small view ten times as much. Nobody reads the build database meanwhile, and one
    that a build died on is made anew.
#}
{% materialization view, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='view') -%}
    {{ make_again(target_relation, get_create_view_as_sql(target_relation, sql)) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ make_again(target_relation, create_table_as(false, target_relation, sql)) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{#
    A table of the few rows that a build adds, which the models above it read again
    and again; where everything is built, a view, for that would be a copy of it all.
#}
{% materialization few, adapter='duckdb' %}
    {%- set kind = 'table' if adds_to_build() else 'view' -%}
    {%- set target_relation = this.incorporate(type=kind) -%}
    {{ make_again(
        target_relation,
        create_table_as(false, target_relation, sql) if kind == 'table'
        else get_create_view_as_sql(target_relation, sql)
    ) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro make_again(relation, statement_sql) -%}
    {%- set existing = load_cached_relation(relation) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {% call statement('main') -%}
        {% if existing %}drop {{ existing.type }} {{ existing }};{% endif %}
        {{ statement_sql }}
    {%- endcall %}
    {% do persist_docs(relation, model) %}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
{%- endmacro %}

{#
    Comments in one statement. dbt asks for a relation's columns twice before; here
    the contract has made sure of them.
#}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- set comments -%}
        {%- if config.persist_relation_docs() and model.description -%}
            {{ alter_relation_comment(relation, model.description) }}
        {%- endif -%}
        {%- if config.persist_column_docs() -%}
            {%- for column in model.columns.values() if column.description %}
                comment on column {{ relation }}.{{ column.name }}
                is {{ duckdb_escape_comment(column.description) }};
            {%- endfor -%}
        {%- endif -%}
    {%- endset -%}
    {%- if comments | trim %}{% do run_query(comments) %}{% endif -%}
{%- endmacro %}
