-- Cases of everybody up to the end of each month: within the month, since the
-- year began, and what stood open or overdue. What came in before the first
-- published month still counts as open until it is closed.
with

steps as (

    select * from {{ ref('int_case_steps_located') }}

),

case_kinds as (

    select * from {{ ref('case_kinds') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

-- Months before the first published one that cases reach back to.
reached as (

    select period_month as step_month from months

    union

    select step_month from steps

),

dense as (

    select
        case_kinds.case_kind_id,
        entities.level,
        entities.entity_id,
        reached.step_month as period_month,
        coalesce(steps.accepted, 0) as accepted,
        coalesce(steps.closed, 0) as closed,
        coalesce(steps.open_change, 0) as open_change,
        coalesce(steps.overdue_change, 0) as overdue_change

    from case_kinds

    cross join entities

    cross join reached

    left join steps
        on
            case_kinds.case_kind_id = steps.case_kind_id
            and entities.level = steps.level
            and entities.entity_id = steps.entity_id
            and reached.step_month = steps.step_month

    where entities.level in ('county', 'unit', 'town')

),

cumulated as (

    select
        *,
        sum(accepted) over since_new_year as accepted_so_far,
        sum(closed) over since_new_year as closed_so_far,
        sum(open_change) over since_start as open_total,
        sum(overdue_change) over since_start as overdue_total

    from dense

    window
        since_new_year as (
            partition by
                case_kind_id, level, entity_id, extract(year from period_month)
            order by period_month
        ),
        since_start as (
            partition by case_kind_id, level, entity_id
            order by period_month
        )

)

select * from cumulated
