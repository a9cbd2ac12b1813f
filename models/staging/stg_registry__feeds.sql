with

feeds as (

    select * from {{ source('registry', 'feeds') }}

)

select * from feeds
