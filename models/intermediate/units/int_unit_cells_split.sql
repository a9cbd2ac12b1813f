-- Several units in one cell become several rows (D14). A cell that is one
-- known name stays whole, even where the name holds a separator.
with

mentions as (

    select distinct cell from {{ ref('int_unit_cells_mentioned') }}

),

aliases as (

    select distinct alias_key from {{ ref('int_unit_aliases_keyed') }}

),

whole as (

    select
        mentions.cell,
        cast(1 as bigint) as part_no,
        mentions.cell as unit_text

    from mentions

    inner join aliases
        on {{ code_key('mentions.cell') }} = aliases.alias_key

),

unknown as (

    select cell from mentions

    where cell not in (select whole.cell from whole)

),

parts as (

    select
        unknown.cell,
        parts.part_no,
        parts.unit_text

    from unknown

    {{ unnest_parts(
        'unknown.cell', list_separators(), 'parts', 'unit_text'
    ) }}

),

split as (

    select * from whole

    union all

    select * from parts

),

keyed as (

    select
        cell,
        unit_text,
        {{ code_key('unit_text') }} as alias_key,
        row_number() over (partition by cell order by part_no) as part_no

    from split

    where {{ code_key('unit_text') }} is not null

)

select * from keyed
