-- Open cases at the end of each month by age, for the county, each unit and
-- each town that had any.
with

open_cases as (

    select * from {{ ref('int_open_cases_kept') }}

),

located as (

    select
        *,
        'county' as level,
        'county' as entity_id

    from open_cases

    union all

    select
        *,
        'unit' as level,
        unit_id as entity_id

    from open_cases

    union all

    select
        *,
        'town' as level,
        town_id as entity_id

    from open_cases

    where town_id is not null

),

counted as (

    select
        case_kind_id,
        level,
        entity_id,
        period_month,
        age_band_id,
        count(*) as open_total,
        count(*) filter (where is_overdue) as overdue_total

    from located

    group by all

)

select * from counted
