-- Facts of touched events as the last build left them. This runs before
-- the fact table is brought up to date, so it names it and refers to nothing.
{% if adds_to_build() %}

    select * from {{ as_last_built('fct_events') }}

    where {{ is_touched('events', 'event_id') }}

{% else %}

    select event_id from {{ ref('int_events_touched') }}

    where false

{% endif %}
