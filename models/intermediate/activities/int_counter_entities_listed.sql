-- Whom each counter is counted for: the county always, and every town or
-- studio where the catalogue says so.
with

counters as (

    select * from {{ ref('counters') }}

),

towns as (

    select * from {{ ref('dim_towns') }}

),

studios as (

    select * from {{ ref('studios') }}

),

listed as (

    select
        counter_id,
        'county' as level,
        'county' as entity_id

    from counters

    union all

    select
        counters.counter_id,
        'town' as level,
        towns.town_id as entity_id

    from counters

    cross join towns

    where counters.entity_kind = 'town'

    union all

    select
        counters.counter_id,
        'studio' as level,
        studios.studio_id as entity_id

    from counters

    cross join studios

    where counters.entity_kind = 'studio'

)

select * from listed
