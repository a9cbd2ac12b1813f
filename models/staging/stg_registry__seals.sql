with

seals as (

    select * from {{ source('registry', 'seals') }}

)

select * from seals
