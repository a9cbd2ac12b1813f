with

cases as (

    select * from {{ source('sealed', 'cases') }}

)

select * from cases
