-- Every spelling of a unit, with the time in which it meant that unit: the
-- alias seed, the official and the short names, and the key itself.
with

units as (

    select * from {{ ref('units') }}

),

unit_aliases as (

    select * from {{ ref('unit_aliases') }}

),

spellings as (

    select
        {{ code_key('alias') }} as alias_key,
        unit_id,
        valid_from,
        valid_to

    from unit_aliases

    union

    select
        {{ code_key('unit_id') }} as alias_key,
        unit_id,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to

    from units

),

keyed as (

    select
        alias_key,
        unit_id,
        coalesce(valid_from, date '0001-01-01') as valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to

    from spellings

    where alias_key is not null

)

select * from keyed
