{#
    True for rows of deliveries that the table being built has not seen. The
    list is written out, because a filter by literals reaches the Parquet scan
    below a dozen joins and a subquery does not. Never a watermark of time: one
    future date would hide everything that comes after it.
#}
{% macro is_new_delivery(record_kind) -%}
    {%- set sheets = ref('stg_records__sheets') -%}
    {%- if not is_incremental() -%}
        true
    {%- else -%}
        {%- set unseen -%}
            select distinct delivery_id
            from {{ sheets }} as sheets
            where record_kind = '{{ record_kind }}'
                and not exists (
                    select 1 from {{ this }} as seen
                    where {{ is_same_delivery('seen', 'sheets') }}
                )
            order by delivery_id
        {%- endset -%}
        {%- set rows = run_query(unseen).columns[0].values() if execute else [] -%}
        {%- if rows | length == 0 -%}
            false
        {%- else -%}
            delivery_id in ({% for id in rows %}'{{ id }}'{{ ', ' if not loop.last }}{% endfor %})
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#
    The same bytes under another name are the same delivery, but may tell of
    another period: then their rows are read again.
#}
{% macro is_same_delivery(seen, sheets) -%}
    {{ seen }}.delivery_id = {{ sheets }}.delivery_id
    and {{ seen }}.delivery_order = {{ sheets }}.delivery_order
    and {{ seen }}.file_name = {{ sheets }}.file_name
{%- endmacro %}

{# For a pre-hook: drop the rows that `is_new_delivery` will read again. #}
{% macro forget_changed_deliveries(record_kind) -%}
    {%- if is_incremental() -%}
        delete from {{ this }} as seen
        where not exists (
            select 1 from {{ ref('stg_records__sheets') }} as sheets
            where sheets.record_kind = '{{ record_kind }}'
                and {{ is_same_delivery('seen', 'sheets') }}
        )
    {%- endif -%}
{%- endmacro %}

{% macro all_but(relation, columns) -%}
    {{ return(adapter.dispatch('all_but', 'u145')(relation, columns)) }}
{%- endmacro %}

{% macro default__all_but(relation, columns) -%}
    {{ relation }}.* exclude ({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__all_but(relation, columns) -%}
    {{ relation }}.* except ({{ columns | join(', ') }})
{%- endmacro %}

{#
    The first day that a delivery speaks of; where it names no period, the day it
    was sent.
#}
{% macro held_from() -%}
    coalesce(period_start, period_end, sent_date, held_since)
{%- endmacro %}
