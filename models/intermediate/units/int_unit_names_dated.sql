-- Which unit a name meant on a date. A name out of use means what it last
-- meant; a unit that was not there on the date gives way to the one it became,
-- or, where that is unambiguous, to the one that it was before.
with

mentions as (

    select * from {{ ref('int_unit_cells_mentioned') }}

),

cells as (

    select * from {{ ref('int_unit_cells_split') }}

),

aliases as (

    select * from {{ ref('int_unit_aliases_keyed') }}

),

units as (

    select * from {{ ref('units') }}

),

names as (

    select distinct
        cells.alias_key,
        mentions.mentioned_date

    from mentions

    inner join cells
        on mentions.cell = cells.cell

),

candidates as (

    select
        names.alias_key,
        names.mentioned_date,
        aliases.unit_id,
        names.mentioned_date between aliases.valid_from and aliases.valid_to
            as is_in_use,
        row_number() over (
            partition by names.alias_key, names.mentioned_date
            order by
                case
                    when
                        names.mentioned_date
                        between aliases.valid_from and aliases.valid_to
                        then 0
                    else 1
                end asc,
                aliases.valid_to desc,
                aliases.unit_id asc
        ) as preference

    from names

    inner join aliases
        on names.alias_key = aliases.alias_key

),

predecessors as (

    select
        successor_unit_id as unit_id,
        min(unit_id) as former_unit_id

    from units

    where successor_unit_id is not null

    group by successor_unit_id

    having count(*) = 1

),

dated as (

    select
        candidates.alias_key,
        candidates.mentioned_date,
        case
            when candidates.mentioned_date > units.valid_to
                then coalesce(units.successor_unit_id, candidates.unit_id)
            when candidates.mentioned_date < units.valid_from
                then coalesce(predecessors.former_unit_id, candidates.unit_id)
            else candidates.unit_id
        end as unit_id,
        not candidates.is_in_use as is_outdated

    from candidates

    inner join units
        on candidates.unit_id = units.unit_id

    left join predecessors
        on candidates.unit_id = predecessors.unit_id

    where candidates.preference = 1

)

select * from dated
