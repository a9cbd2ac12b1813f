-- Every row of the events that are to be computed, whoever sent it.
with

kept as (

    select * from {{ ref('stg_records__events') }}

),

due as (

    select * from kept

    where {{ is_touched('events', 'event_id') }}

)

select * from due
