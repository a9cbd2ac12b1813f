-- Spellings of towns, committees, sectors and studios; the key is one too.
with

towns as (

    select 'town' as place_kind, alias as spelling, town_id as place_id
    from {{ ref('town_aliases') }}

    union all

    select 'town' as place_kind, town_name as spelling, town_id as place_id
    from {{ ref('towns') }}

    union all

    select 'town' as place_kind, town_id as spelling, town_id as place_id
    from {{ ref('towns') }}

),

committees as (

    select
        'committee' as place_kind, alias as spelling, committee_id as place_id
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

),

sectors as (

    select
        'sector' as place_kind, sector_name as spelling, sector_id as place_id
    from {{ ref('sectors') }}

    union all

    select
        'sector' as place_kind,
        sector_name || '界' as spelling,
        sector_id as place_id
    from {{ ref('sectors') }}

    union all

    select 'sector' as place_kind, sector_id as spelling, sector_id as place_id
    from {{ ref('sectors') }}

),

studios as (

    select
        'studio' as place_kind, studio_name as spelling, studio_id as place_id
    from {{ ref('studios') }}

    union all

    select 'studio' as place_kind, studio_id as spelling, studio_id as place_id
    from {{ ref('studios') }}

),

spellings as (

    select * from towns

    union all

    select * from committees

    union all

    select * from sectors

    union all

    select * from studios

),

keyed as (

    select
        place_kind,
        {{ code_key('spelling') }} as name_key,
        min(place_id) as place_id

    from spellings

    group by place_kind, {{ code_key('spelling') }}

)

select * from keyed
