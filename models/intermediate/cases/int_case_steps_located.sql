-- What cases changed in a month, for the county, each unit and each town.
with

summed as (

    select * from {{ ref('int_case_steps_summed') }}

),

located as (

    select
        *,
        'county' as level,
        'county' as entity_id

    from summed

    union all

    select
        *,
        'unit' as level,
        unit_id as entity_id

    from summed

    union all

    select
        *,
        'town' as level,
        town_id as entity_id

    from summed

    where town_id is not null

),

totalled as (

    select
        case_kind_id,
        level,
        entity_id,
        step_month,
        sum(accepted) as accepted,
        sum(closed) as closed,
        sum(open_change) as open_change,
        sum(overdue_change) as overdue_change

    from located

    group by
        case_kind_id,
        level,
        entity_id,
        step_month

)

select * from totalled
