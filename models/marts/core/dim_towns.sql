-- Towns and subdistricts of the county.
with

towns as (

    select * from {{ ref('towns') }}

),

listed as (

    select
        towns.town_id,
        towns.town_name,
        towns.town_kind,
        towns.former_names

    from towns

)

select * from listed
