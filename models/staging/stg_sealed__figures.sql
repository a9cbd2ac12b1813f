with

figures as (

    select * from {{ source('sealed', 'figures') }}

)

select * from figures
