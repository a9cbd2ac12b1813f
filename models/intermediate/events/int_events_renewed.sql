-- Facts of touched events as they are now.
with

facts as (

    select * from {{ ref('fct_events') }}

),

renewed as (

    select * from facts

    where
        {{ 'true' if adds_to_build() else 'false' }}
        and {{ is_touched('events', 'event_id') }}

)

select * from renewed
