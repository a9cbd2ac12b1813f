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
