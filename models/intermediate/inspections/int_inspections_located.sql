-- Who and where: names on an inspection become keys, by the day of the check.
with

inspections as (

    select * from {{ ref('int_inspections_current') }}

),

units as (

    select * from {{ ref('units') }}

),

joining_units as (

    select
        cell,
        mentioned_date,
        count(*) as units_total,
        count_if(not is_known) as units_unknown

    from {{ ref('int_unit_cells_resolved') }}

    group by cell, mentioned_date

),

located as (

    select
        {{ all_but('inspections', ['lead_unit', 'town', 'issues']) }},
        coalesce(lead_units.unit_id, 'unassigned') as unit_id,
        inspections.lead_unit as unit_raw,
        coalesce(joining_units.units_total, 0) as join_units_total,
        town_places.place_id as town_id,
        inspections.object_uscc as enterprise_id,
        nullif(concat_ws(
            ',',
            inspections.issues,
            {{ unit_issues('lead_unit') }},
            case
                when joining_units.units_unknown > 0
                    then 'unmapped_unit:join_units'
            end,
            {{ place_issue('town') }}
        ), '') as issues

    from inspections

    {{ join_unit('inspections.lead_unit', 'inspections.check_date') }}

    {{ join_place('town', 'inspections') }}

    left join joining_units
        on
            inspections.join_units = joining_units.cell
            and inspections.check_date = joining_units.mentioned_date

),

grouped as (

    select
        located.*,
        units.unit_group

    from located

    left join units
        on located.unit_id = units.unit_id

)

select * from grouped
