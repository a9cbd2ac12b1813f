with

held as (

    select * from {{ source('registry', 'held') }}

)

select * from held
