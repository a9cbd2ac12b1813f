{# A measure's cell of one record: empty where the record does not count, so
   that unpivot leaves it out. Exact decimals, because sums of doubles differ
   from run to run. #}
{% macro counted(condition) -%}
    cast(case when {{ condition }} then 1 end as decimal(18, 4))
{%- endmacro %}

{% macro totalled(amount, condition='true') -%}
    cast(case when {{ condition }} then {{ amount }} end as decimal(18, 4))
{%- endmacro %}

{#
    Turn the wide CTE `relation` (record_id, case_date, unit_id, town_id,
    feed_id and one column a measure) into one row a (record, measure). A filter
    by the name of the model, a constant, leaves the other models unread: the
    cases of one measure cost a tenth.
#}
{% macro unpivot_measures(relation, record_kind, measures) -%}
    select
        measure_id,
        '{{ record_kind }}' as record_kind,
        record_id,
        case_date,
        coalesce(unit_id, 'unassigned') as unit_id,
        town_id,
        feed_id,
        measure_value,
        '{{ model.name }}' as measured_in

    from {{ relation }}

    unpivot (
        measure_value for measure_id in (
            {{ measures | join(', ') }}
        )
    )

    where case_date <= {{ as_of() }}
{%- endmacro %}

{#
    What a measure is to an indicator: one row per indicator and measure, which may be
    numerator and denominator. An equality finds it, because a join by `in` compares
    every record with every indicator.
#}
{% macro measure_roles() -%}
    select
        indicator_id,
        measure_id,
        bool_or(side = 'numerator') as is_numerator,
        bool_or(side = 'denominator') as is_denominator

    from (
        select
            indicator_id,
            numerator_measure as measure_id,
            'numerator' as side
        from {{ ref('indicators') }}
        union all
        select
            indicator_id,
            denominator_measure as measure_id,
            'denominator' as side
        from {{ ref('indicators') }}
    )

    group by all
{%- endmacro %}

{% macro where_it_counts(role, measured) -%}
    case when {{ role }} then {{ measured }} else cast(0 as decimal(18, 4)) end
{%- endmacro %}

{#
    True for days of months whose sums this build made or changed: of the others the
    last build's stand. Written out as spans, which DuckDB asks of the facts below the
    measures; a list of months it would ask of what they all unfold to.
#}
{% macro is_summed_now(date) -%}
    {%- set changed = ref('int_measures_changed') -%}
    {%- set open_since = open_month() -%}
    {%- set months -%}
        select distinct {{ month_of('case_date') }} from {{ changed }}
    {%- endset -%}
    {%- if adds_to_build() -%}
        (
            {{ date }} >= {{ open_since }}
            {%- for month in run_query(months).columns[0].values() %}
            or {{ date }} >= date '{{ month }}'
            and {{ date }} < {{ add_months("date '" ~ month ~ "'", 1) }}
            {%- endfor %}
        )
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{#
    Models whose measures each rest on one record and nothing else, so that sums
    can be kept and only touched records be taken out and added again. Others look
    at neighbours (the first check of a year) or at the as-of day.
#}
{% macro measured_by_record(fact=none) -%}
    {%- set names = [] -%}
    {%- for node in (graph.nodes.values() if execute else [])
        if node.config.get('meta', {}).get('rests_on') == 'one record'
        and (not fact or 'model.u145.' ~ fact in node.depends_on.nodes)
    -%}
        {%- do names.append(node.name) -%}
    {%- endfor -%}
    ('{{ names | sort | join("', '") }}')
{%- endmacro %}

{#
    The measures that `fact` has by record, counted over the rows of `instead`, a
    relation of the same columns: the published views' own words, read from there.
    Only an engine that keeps its build needs it.
#}
{% macro measures_over(fact, instead) -%}
    {%- set views -%}
        select sql from duckdb_views()
        where
            schema_name = 'core'
            and view_name in {{ measured_by_record(fact) }}
        order by view_name
    {%- endset -%}
    {%- set published = this.database ~ '.core.' ~ fact -%}
    {%- for sql in run_query(views).columns[0].values() %}
        select * from (
            {{- sql.split(' AS ', 1)[1].rstrip('; \n')
                | replace(published, instead | string) -}}
        )
        {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
