-- The version that holds of every record that was not withdrawn.
with

versioned as (

    select * from {{ ref('int_inspections_versioned') }}

),

current_records as (

    select * from versioned

    where is_current and not is_withdrawn

)

select * from current_records
