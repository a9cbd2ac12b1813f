-- What the cases of a unit and town changed in a month: how many came in, were
-- closed, and by how many the open and the overdue ones grew. Summed up to a
-- month it says what stood open at its end, without looking at a case twice.
with

cases as (

    select * from {{ ref('int_cases_listed') }}

),

stepped as (

    select
        case_kind_id,
        unit_id,
        town_id,
        accepted_date as step_date,
        1 as accepted,
        0 as closed,
        1 as open_change,
        0 as overdue_change

    from cases

    union all

    select
        case_kind_id,
        unit_id,
        town_id,
        closed_date as step_date,
        0 as accepted,
        1 as closed,
        -1 as open_change,
        0 as overdue_change

    from cases

    where closed_date is not null

    union all

    -- Overdue from the day after; not at all when closed by then.
    select
        case_kind_id,
        unit_id,
        town_id,
        {{ add_days('due_date', 1) }} as step_date,
        0 as accepted,
        0 as closed,
        0 as open_change,
        1 as overdue_change

    from cases

    where
        due_date is not null
        and (closed_date is null or closed_date > due_date)

    union all

    select
        case_kind_id,
        unit_id,
        town_id,
        closed_date as step_date,
        0 as accepted,
        0 as closed,
        0 as open_change,
        -1 as overdue_change

    from cases

    where closed_date > due_date

),

summed as (

    select
        case_kind_id,
        unit_id,
        town_id,
        {{ month_of('step_date') }} as step_month,
        sum(accepted) as accepted,
        sum(closed) as closed,
        sum(open_change) as open_change,
        sum(overdue_change) as overdue_change

    from stepped

    where step_date <= {{ as_of() }}

    group by
        case_kind_id,
        unit_id,
        town_id,
        {{ month_of('step_date') }}

)

select * from summed
