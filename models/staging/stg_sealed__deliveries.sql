with

deliveries as (

    select * from {{ source('sealed', 'deliveries') }}

)

select * from deliveries
