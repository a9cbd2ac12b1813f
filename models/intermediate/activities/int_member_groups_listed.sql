-- The ways in which members are compared: all together, by special committee
-- and by sector. One row per kind of group and group.
with

levels as (

    select * from {{ ref('levels') }}

),

committees as (

    select * from {{ ref('committees') }}

),

sectors as (

    select * from {{ ref('sectors') }}

),

listed as (

    select
        'county' as group_kind,
        level_id as group_id,
        level_name_zh as group_name_zh,
        level_name_en as group_name_en,
        level_name_zh as group_short_name_zh,
        level_name_en as group_short_name_en

    from levels

    where level_id = 'county'

    union all

    select
        'committee' as group_kind,
        committee_id as group_id,
        committee_name as group_name_zh,
        committee_name_en as group_name_en,
        short_name as group_short_name_zh,
        committee_name_en as group_short_name_en

    from committees

    union all

    select
        'sector' as group_kind,
        sector_id as group_id,
        sector_name as group_name_zh,
        sector_name_en as group_name_en,
        sector_name as group_short_name_zh,
        sector_name_en as group_short_name_en

    from sectors

)

select * from listed
