-- Keys of inspections of which a new delivery speaks, or one that is gone. Only
-- these are computed again; where all is built from nothing, nobody asks.
with

typed as (

    select * from {{ ref('stg_records__inspections_typed') }}

    where {{ is_new_delivery('inspections') }}

),

touched as (

    select inspection_id from typed

    where
        not is_fatal
        and {{ 'true' if adds_to_build() else 'false' }}

    {% if adds_to_build() %}

        union

        select inspection_id from {{ as_last_built('fct_inspections') }}

        where {{ is_gone_delivery() }}

        union

        select inspection_id from {{ as_last_built('int_inspections_repeated') }}

        where {{ is_gone_delivery() }}

    {% endif %}

),

keyed as (

    select distinct inspection_id from touched

)

select * from keyed
