-- Facts of touched inspections as they are now.
with

facts as (

    select * from {{ ref('fct_inspections') }}

),

renewed as (

    select * from facts

    where
        {{ 'true' if adds_to_build() else 'false' }}
        and {{ is_touched('inspections', 'inspection_id') }}

)

select * from renewed
