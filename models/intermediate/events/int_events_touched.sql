-- Keys of events of which a new delivery speaks, or one that is gone. Only
-- these are computed again; where all is built from nothing, nobody asks.
with

typed as (

    select * from {{ ref('stg_records__events_typed') }}

    where {{ is_new_delivery('events') }}

),

touched as (

    select event_id from typed

    where
        not is_fatal
        and {{ 'true' if adds_to_build() else 'false' }}

    {% if adds_to_build() %}

        union

        select event_id from {{ as_last_built('fct_events') }}

        where {{ is_gone_delivery() }}

        union

        select event_id from {{ as_last_built('int_events_repeated') }}

        where {{ is_gone_delivery() }}

    {% endif %}

),

keyed as (

    select distinct event_id from touched

)

select * from keyed
