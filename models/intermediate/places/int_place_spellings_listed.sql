-- Spellings of towns, committees, sectors and studios; the key is one too.
with

listed as (

    select
        'town' as place_kind,
        alias as spelling,
        town_id as place_id
    from {{ ref('town_aliases') }}

    union all

    select
        'town' as place_kind,
        town_name as spelling,
        town_id as place_id
    from {{ ref('towns') }}

    union all

    select
        'town' as place_kind,
        town_id as spelling,
        town_id as place_id
    from {{ ref('towns') }}

    union all

    select
        'committee' as place_kind,
        alias as spelling,
        committee_id as place_id
    from {{ ref('committee_aliases') }}

    union all

    select
        'committee' as place_kind,
        committee_name as spelling,
        committee_id as place_id
    from {{ ref('committees') }}

    union all

    select
        'committee' as place_kind,
        committee_id as spelling,
        committee_id as place_id
    from {{ ref('committees') }}

    union all

    select
        'sector' as place_kind,
        sector_name as spelling,
        sector_id as place_id
    from {{ ref('sectors') }}

    union all

    select
        'sector' as place_kind,
        sector_name || '界' as spelling,
        sector_id as place_id
    from {{ ref('sectors') }}

    union all

    select
        'sector' as place_kind,
        sector_id as spelling,
        sector_id as place_id
    from {{ ref('sectors') }}

    union all

    select
        'studio' as place_kind,
        studio_name as spelling,
        studio_id as place_id
    from {{ ref('studios') }}

    union all

    select
        'studio' as place_kind,
        studio_id as spelling,
        studio_id as place_id
    from {{ ref('studios') }}

)

select * from listed
