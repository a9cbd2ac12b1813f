-- Towns and subdistricts of the county, with their schematic place on a map.
with

towns as (

    select * from {{ ref('towns') }}

),

listed as (

    select
        towns.town_id,
        towns.town_name,
        towns.town_name_en,
        towns.town_kind,
        towns.former_names,
        towns.map_row,
        towns.map_column

    from towns

)

select * from listed
