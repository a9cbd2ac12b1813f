-- What arrived, sheet by sheet, landed or rejected.
with

deliveries as (

    select * from {{ source('raw', 'deliveries') }}

),

renamed as (

    select
        *,
        coalesce(sheet, '') as sheet_name,
        outcome = 'landed' as is_landed

    from deliveries

)

select * from renamed
