-- Everybody who has values: the county, its groups of units, units and towns.
-- One row per level and entity.
with

levels as (

    select * from {{ ref('levels') }}

),

unit_groups as (

    select * from {{ ref('unit_groups') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

towns as (

    select * from {{ ref('dim_towns') }}

),

entities as (

    select
        level_id as level,
        level_id as entity_id,
        level_name_zh as entity_name_zh,
        level_name_en as entity_name_en,
        cast(null as {{ dbt.type_string() }}) as unit_group

    from levels

    where level_id = 'county'

    union all

    select
        'unit_group' as level,
        unit_group_id as entity_id,
        group_name as entity_name_zh,
        group_name_en as entity_name_en,
        unit_group_id as unit_group

    from unit_groups

    union all

    select
        'unit' as level,
        unit_id as entity_id,
        unit_name as entity_name_zh,
        coalesce(unit_name_en, unit_name) as entity_name_en,
        unit_group

    from units

    union all

    select
        'town' as level,
        town_id as entity_id,
        town_name as entity_name_zh,
        town_name_en as entity_name_en,
        cast(null as {{ dbt.type_string() }}) as unit_group

    from towns

)

select * from entities
