{#
    True where this build adds to a database that holds earlier deliveries already
    (registry `built`). A rule that changed is a reason to build from nothing,
    which the refresh decides. Whoever asks is tagged: its SQL is another one in each
    build, so that as a view too it has to be made again (building.py).
#}
{% macro adds_to_build() -%}
    {%- do config(tags=['each_build']) -%}
    {%- set built = ref('stg_registry__built') -%}
    {%- if not execute or flags.FULL_REFRESH or not load_relation(built) -%}
        {{ return(false) }}
    {%- endif -%}
    {{ return(run_query('select 1 from ' ~ built ~ ' limit 1') | length > 0) }}
{%- endmacro %}

{#
    True for rows of deliveries that are new in this build, or tell of another
    period than they did. The list is written out, because a filter by literals
    reaches the Parquet scan below a dozen joins and a subquery does not. Never a
    watermark of time: one future date would hide everything that comes after it.
#}
{% macro is_new_delivery(record_kind=none, column='delivery_id') -%}
    {%- set sheets = ref('stg_records__sheets') -%}
    {%- set built = ref('stg_registry__built') -%}
    {%- if adds_to_build() -%}
        {%- set unseen -%}
            select distinct delivery_id
            from {{ sheets }}
            where
                delivery_id not in (select delivery_id from {{ built }} where is_kept)
                {%- if record_kind %} and record_kind = '{{ record_kind }}'{% endif %}
            order by delivery_id
        {%- endset -%}
        {{ is_one_of(column, run_query(unseen)) }}
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#
    True for rows of deliveries that are in the build and should not be: held back
    by now, or read again because they tell of another period.
#}
{% macro is_gone_delivery() -%}
    {%- set gone -%}
        select delivery_id
        from {{ ref('stg_registry__built') }}
        where not is_kept
        order by delivery_id
    {%- endset -%}
    {{ is_one_of('delivery_id', run_query(gone)) if adds_to_build() else 'false' }}
{%- endmacro %}

{# True where the column holds a value of the first column of a query's result. #}
{% macro is_one_of(column, found) -%}
    {%- set values = found.columns[0].values() -%}
    {%- if values | length == 0 -%}
        false
    {%- else -%}
        {{ column }} in ({% for value in values %}'{{ value }}'{{ ', ' if not loop.last }}{% endfor %})
    {%- endif -%}
{%- endmacro %}

{#
    For a pre-hook: drop the rows of deliveries that are gone or read again; all of
    them, where everything is built from nothing.
#}
{% macro forget_read_again() -%}
    {%- set built = ref('stg_registry__built') -%}
    {%- if is_incremental() -%}
        delete from {{ this }}
        where delivery_id not in (select delivery_id from {{ built }} where is_kept)
    {%- endif -%}
{%- endmacro %}

{#
    The first day of the month that the last build told of in part; what counts on
    an earlier day can change only by a delivery.
#}
{% macro open_month() -%}
    {%- set run = ref('stg_registry__run') -%}
    {%- if adds_to_build() -%}
        {%- set day = 'least(as_of_date, built_as_of_date)' -%}
        {%- set found = run_query('select ' ~ month_of(day) ~ ' from ' ~ run) -%}
        cast('{{ found.columns[0].values()[0] }}' as date)
    {%- else -%}
        cast('1900-01-01' as date)
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
