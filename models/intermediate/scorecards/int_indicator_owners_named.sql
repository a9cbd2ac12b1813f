-- Who answers for an indicator, in words: its unit, else its groups of units.
-- One row per indicator.
with

indicators as (

    select * from {{ ref('indicators') }}

),

units as (

    select * from {{ ref('units') }}

),

unit_groups as (

    select * from {{ ref('unit_groups') }}

),

groups_named as (

    select
        indicators.indicator_id,
        {{ sorted_list('unit_groups.group_name') }} as names_zh,
        {{ sorted_list('unit_groups.group_name_en') }} as names_en

    from indicators

    inner join unit_groups
        on {{ allows('indicators.owner_groups', 'unit_groups.unit_group_id') }}

    where indicators.owner_groups is not null

    group by all

),

named as (

    select
        indicators.indicator_id,
        coalesce(units.unit_name, replace(groups_named.names_zh, ',', '、'))
            as owner_names_zh,
        coalesce(
            units.unit_name_en,
            units.unit_name,
            replace(groups_named.names_en, ',', ', ')
        ) as owner_names_en

    from indicators

    left join units
        on units.unit_id = indicators.owner_unit_id

    left join groups_named
        on groups_named.indicator_id = indicators.indicator_id

)

select * from named
