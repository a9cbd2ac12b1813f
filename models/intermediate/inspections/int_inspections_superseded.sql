-- Facts of touched inspections as the last build left them. This runs before
-- the fact table is brought up to date, so it names it and refers to nothing.
{% if adds_to_build() %}

    select * from {{ as_last_built('fct_inspections') }}

    where {{ is_touched('inspections', 'inspection_id') }}

{% else %}

    select inspection_id from {{ ref('int_inspections_touched') }}

    where false

{% endif %}
