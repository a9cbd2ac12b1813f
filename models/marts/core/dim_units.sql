-- Units of the county, with the group they are ranked in; what no unit owns
-- is `unassigned`.
with

units as (

    select * from {{ ref('units') }}

),

unit_groups as (

    select * from {{ ref('unit_groups') }}

),

listed as (

    select
        units.unit_id,
        units.unit_name,
        units.unit_name_en,
        units.short_name,
        units.unit_group,
        unit_groups.group_name,
        unit_groups.group_name_en,
        unit_groups.ranking_group,
        units.parent_unit_id,
        units.valid_from,
        units.valid_to,
        units.successor_unit_id,
        units.town_id,
        units.committee_id

    from units

    left join unit_groups
        on units.unit_group = unit_groups.unit_group_id

)

select * from listed
