with

built as (

    select * from {{ source('registry', 'built') }}

)

select * from built
