-- Visits of enterprises by the as-of day, numbered within unit, enterprise and
-- year. A pair stays in the town of its first visit of the year.
with

inspections as (

    select * from {{ ref('fct_inspections') }}

),

numbered as (

    select
        coalesce(unit_id, 'unassigned') as unit_id,
        enterprise_id,
        check_date,
        object_name,
        {{ year_of('check_date') }} as year_start,
        first_value(town_id) over visits_of_pair as town_id,
        row_number() over visits_of_pair as visit_no

    from inspections

    where
        {{ is_visit_of_enterprise() }}
        and enterprise_id is not null
        and check_date <= {{ as_of() }}

    window visits_of_pair as (
        partition by unit_id, enterprise_id, {{ year_of('check_date') }}
        order by check_date, inspection_id
    )

)

select * from numbered
