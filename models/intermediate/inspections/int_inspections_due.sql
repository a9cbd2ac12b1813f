-- Every row of the inspections that are to be computed, whoever sent it.
with

kept as (

    select * from {{ ref('stg_records__inspections') }}

),

due as (

    select * from kept

    where {{ is_touched('inspections', 'inspection_id') }}

)

select * from due
