{# Joins the place that a name means, as `<place_kind>_places.place_id`. #}
{% macro join_place(place_kind, relation) -%}
    left join {{ ref('int_place_names_keyed') }} as {{ place_kind }}_places
        on {{ place_kind }}_places.place_kind = '{{ place_kind }}'
            and {{ relation }}.{{ place_kind }} = {{ place_kind }}_places.name_key
{%- endmacro %}

{% macro place_issue(place_kind) -%}
    case
        when
            {{ place_kind }} is not null
            and {{ place_kind }}_places.place_id is null
            then 'unmapped_{{ place_kind }}:{{ place_kind }}'
    end
{%- endmacro %}

{#
    Joins the first unit that a cell names on the record's date, as
    `lead_units`.
#}
{% macro join_unit(cell, date) -%}
    left join {{ ref('int_unit_cells_resolved') }} as lead_units
        on {{ cell }} = lead_units.cell
            and {{ date }} = lead_units.mentioned_date
            and lead_units.part_no = 1
{%- endmacro %}

{% macro unit_issues(column) -%}
    case
        when {{ column }} is not null and not coalesce(lead_units.is_known, false)
            then 'unmapped_unit:{{ column }}'
        when lead_units.is_outdated then 'outdated_unit:{{ column }}'
    end,
    case
        when lead_units.parts_total > 1 then 'several_units:{{ column }}'
    end
{%- endmacro %}
