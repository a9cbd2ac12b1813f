with

run as (

    select * from {{ source('registry', 'run') }}

)

select * from run
