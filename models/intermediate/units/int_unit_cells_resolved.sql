-- Units that a cell names on a date, in the order of the cell. A name nobody
-- knows goes to the bucket `unassigned`, where it is seen and counted.
with

mentions as (

    select * from {{ ref('int_unit_cells_mentioned') }}

),

cells as (

    select * from {{ ref('int_unit_cells_split') }}

),

names as (

    select * from {{ ref('int_unit_names_dated') }}

),

resolved as (

    select
        mentions.cell,
        mentions.mentioned_date,
        cells.part_no,
        cells.unit_text,
        coalesce(names.unit_id, 'unassigned') as unit_id,
        names.unit_id is not null as is_known,
        coalesce(names.is_outdated, false) as is_outdated,
        count(*) over (
            partition by mentions.cell, mentions.mentioned_date
        ) as parts_total

    from mentions

    inner join cells
        on mentions.cell = cells.cell

    left join names
        on
            cells.alias_key = names.alias_key
            and mentions.mentioned_date = names.mentioned_date

)

select * from resolved
