-- What touched records gave to the measures that rest on one record alone, with
-- a minus, and what they give now. Nothing where all is built from nothing.
-- depends_on: {{ ref('int_events_superseded') }}
-- depends_on: {{ ref('int_events_renewed') }}
-- depends_on: {{ ref('int_inspections_superseded') }}
-- depends_on: {{ ref('int_inspections_renewed') }}
{% if adds_to_build() %}

    {% for kind in ['events', 'inspections'] %}

        select
            *,
            -1 as direction
        from ({{ measures_over(
            'fct_' ~ kind, ref('int_' ~ kind ~ '_superseded')
        ) }})

        union all

        select
            *,
            1 as direction
        from ({{ measures_over(
            'fct_' ~ kind, ref('int_' ~ kind ~ '_renewed')
        ) }})

        {{ 'union all' if not loop.last }}

    {% endfor %}

{% else %}

    select
        *,
        0 as direction

    from {{ ref('fct_measures') }}

    where false

{% endif %}
